import type { Readable } from 'node:stream'
import { systemCode } from '../errors/aether-error.ts'
import { chunkBytes, type UploadSource } from './source.ts'
import { Stopped } from '../http/stopped.ts'

/**
 * Wraps a stream of a known length: one byte more or less is FILE_CHANGED. Closing the source
 * destroys `owned`.
 */
export function openStreamSource(
  open: () => AsyncIterable<unknown>,
  sizeBytes: number,
  filename: string,
  owned?: Readable
): UploadSource {
  async function* chunks(): AsyncIterable<Buffer> {
    let givenBytes = 0
    for await (const part of piecesOf(open, filename)) {
      givenBytes += part.length
      if (givenBytes > sizeBytes)
        throw new Stopped(
          'FILE_CHANGED',
          `${filename} gave more than the ${sizeBytes} bytes it was said to have. Try again.`
        )
      for (let start = 0; start < part.length; start += chunkBytes)
        yield part.subarray(start, start + chunkBytes)
    }
    if (givenBytes < sizeBytes)
      throw new Stopped(
        'FILE_CHANGED',
        `${filename} ended after ${givenBytes} of ${sizeBytes} bytes. Try again.`
      )
  }
  return {
    sizeBytes,
    filename,
    chunks,
    verify: () => Promise.resolve(),
    close: () => {
      owned?.destroy()
      return Promise.resolve()
    }
  }
}

async function* piecesOf(
  open: () => AsyncIterable<unknown>,
  filename: string
): AsyncIterable<Buffer> {
  try {
    for await (const part of open()) yield toBuffer(part)
  } catch (cause) {
    if (cause instanceof Stopped) throw cause
    throw new Stopped(
      codeOf(cause),
      `${filename} could not be read to its end. Check that it is still there, then try again.`,
      cause
    )
  }
}

function toBuffer(part: unknown): Buffer {
  if (Buffer.isBuffer(part)) return part
  if (part instanceof Uint8Array) return Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  if (typeof part === 'string') return Buffer.from(part)
  throw new Stopped('INVALID_ARGUMENT', 'The stream gives objects where bytes are due.')
}

function codeOf(cause: unknown): 'FILE_VANISHED' | 'FILE_CHANGED' | 'FILE_UNREADABLE' {
  if (systemCode(cause) === 'ENOENT') return 'FILE_VANISHED'
  return cause instanceof Error && cause.name === 'NotReadableError'
    ? 'FILE_CHANGED'
    : 'FILE_UNREADABLE'
}
