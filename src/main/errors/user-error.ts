import { AppError } from '../../contract/app-error.ts'
import { describeFailedCall } from '../../engine/aether/failure-table.ts'
import { redactHome } from './redact-home.ts'

/** An error with a sentence for the user. */
export interface UserError {
  code: string
  message: string
  /** Aether answered that the key is invalid. */
  keyRefused: boolean
}

/**
 * Returns the part of an error that the user may see: one of the app's, or an SDK error, which the
 * engine passes on unchanged and which is matched by name, as this layer does not import the SDK.
 * Else null.
 */
export function toUserError(error: unknown): UserError | null {
  if (error instanceof AppError)
    return { code: error.code, message: redactHome(error.message), keyRefused: false }
  if (!(error instanceof Error) || error.name !== 'AetherError') return null
  const { code, status } = error as Error & { code?: unknown; status?: unknown }
  const named = typeof code === 'string' ? code : 'AETHER_ERROR'
  return {
    code: named,
    message: describeFailedCall(named, error.message),
    keyRefused: status === 401 || status === 403
  }
}
