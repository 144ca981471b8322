import type { AetherOwnCode } from '../errors/error-codes.ts'

/** Why this side ended an exchange; becomes an `AetherError` with the same code and message. */
export class Stopped extends Error {
  readonly code: AetherOwnCode
  constructor(code: AetherOwnCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
