import type { AetherOwnCode } from '../errors/error-codes.ts'

/** The reason why the SDK ended an exchange; becomes an `AetherError` of that code and message. */
export class Stopped extends Error {
  readonly code: AetherOwnCode
  constructor(code: AetherOwnCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
