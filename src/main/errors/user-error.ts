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
 * What a person may be told of an error: one of our own, or one of the SDK's, which the engine passes on as it is and
 * which is known here by its name, because this layer does not import the SDK. Null for anything else.
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
