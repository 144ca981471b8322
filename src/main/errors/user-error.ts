import { AppError } from '../../contract/app-error.ts'
import { describeFailedCall } from '../../engine/aether/failure-table.ts'
import { redactHome } from './redact-home.ts'

/** An error whose sentence was written for a person. */
export interface UserError {
  code: string
  message: string
  /** Aether answered that it does not know the key. */
  keyRefused: boolean
}

/**
 * What the user may see of an error: one of ours, or an SDK error, which the engine passes on
 * unchanged and which is matched by name, because this layer does not import the SDK. Else null.
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
