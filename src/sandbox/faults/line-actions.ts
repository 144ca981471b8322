import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'

const sliceBytes = 16 * 1024
const answerPieces = 8

/** Resets the connection, so that the client cannot mistake this for an orderly end. */
export function resetConnection(request: IncomingMessage): void {
  request.socket.resetAndDestroy()
}

/** Reads and drops the body: all, or half the `Content-Length`. Ends early if the client does. */
export async function swallowBody(request: IncomingMessage, part: 'half' | 'whole'): Promise<void> {
  const declared = Number(request.headers['content-length'] ?? 0)
  const enoughBytes =
    part === 'whole' ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(declared / 2))
  let readBytes = 0
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      request.off('data', read).off('end', stop).off('close', stop)
      request.pause()
      resolve()
    }
    const read = (chunk: Buffer): void => {
      readBytes += chunk.length
      if (readBytes >= enoughBytes) stop()
    }
    if (request.readableEnded || request.destroyed) return resolve()
    request.on('data', read).on('end', stop).on('close', stop)
  })
}

/** Sends the head and half of the body; the caller then decides about the connection. */
export async function sendHalf(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number | string[] | undefined>,
  body: Buffer
): Promise<void> {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value)
  response.statusCode = status
  // Announces the whole length, so that the half cannot pass for it.
  response.setHeader('content-length', body.length)
  await new Promise<void>((resolve) => {
    response.once('close', resolve)
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve())
  })
}

/** Returns a request's body at this maximum speed. Ends with an error if the client disconnects. */
export function slowed(body: Readable, bytesPerS: number, closing: AbortSignal): Readable {
  async function* slices(): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('A request body comes in buffers')
      for (let start = 0; start < chunk.length; start += sliceBytes) {
        const slice = chunk.subarray(start, start + sliceBytes)
        await sleep((slice.length / bytesPerS) * 1_000, undefined, { signal: closing })
        yield slice
      }
    }
  }
  return Readable.from(slices(), { objectMode: false })
}

/** Returns an answer in pieces, spread over a time. */
export function trickled(body: Buffer, overMs: number, closing: AbortSignal): Readable {
  const size = Math.max(1, Math.ceil(body.length / answerPieces))
  return Readable.from(
    (async function* pieces(): AsyncGenerator<Buffer> {
      for (let start = 0; start < body.length; start += size) {
        await sleep(overMs / answerPieces, undefined, { signal: closing })
        yield body.subarray(start, start + size)
      }
    })(),
    { objectMode: false }
  )
}
