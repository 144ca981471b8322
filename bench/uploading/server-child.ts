import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { serve } from '../harness/child.ts'
import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

const gigabitBytesPerS = 125_000_000
/** About 30 ms of the line. */
const burstBytes = 4 * 1024 * 1024

/**
 * Takes uploads and throws them away: below `/throttled` it reads no faster than 1 Gbit/s, below `/free` as fast as it can.
 * The client is held back by its socket filling up, as by a real line.
 */
const line = createTokenBucket(gigabitBytesPerS, burstBytes)

async function drain(request: IncomingMessage, bucket: TokenBucket | null): Promise<number> {
  let sizeBytes = 0
  const chunks: AsyncIterable<Buffer> = request
  for await (const chunk of chunks) {
    sizeBytes += chunk.length
    if (bucket !== null) await bucket.take(chunk.length)
  }
  return sizeBytes
}

const server = createServer((request, response) => {
  const bucket = request.url?.startsWith('/throttled/') === true ? line : null
  drain(request, bucket).then(
    (sizeBytes) =>
      response
        .writeHead(201, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ mediaKey: `bench/${sizeBytes}` })),
    () => response.destroy()
  )
})
server.requestTimeout = 0
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

serve(async () => port)
