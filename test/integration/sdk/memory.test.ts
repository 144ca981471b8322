import { execFile } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'

const run = promisify(execFile)
const mebibyte = 1024 * 1024
const child = fileURLToPath(new URL('../../../test/support/sdk/upload-child.ts', import.meta.url))

it('uploading 2 GiB takes less than 64 MB of memory more than the program had before', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aether-memory-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const warmUp = await sparseFile(join(folder, 'warm-up.mp4'), 64 * mebibyte)
  const large = await sparseFile(join(folder, 'large.mp4'), 2048 * mebibyte)
  const received: number[] = []
  const baseUrl = await startDiscardingServer(received)

  const { stdout } = await run(process.execPath, ['--expose-gc', child, baseUrl, warmUp, large])
  const { grownBytes, progressCalls }: { grownBytes: number; progressCalls: number } =
    JSON.parse(stdout)

  expect(received[1]).toBeGreaterThan(2048 * mebibyte)
  expect(progressCalls).toBeGreaterThan(1000)
  expect(grownBytes).toBeLessThan(64 * 1000 * 1000)
})

/** Reads uploads, keeps nothing of them but their length, and says yes. */
async function startDiscardingServer(received: number[]): Promise<string> {
  const server: Server = createServer((request, response) => {
    let bytes = 0
    request.on('data', (part: Buffer) => {
      bytes += part.length
    })
    request.on('end', () => {
      received.push(bytes)
      response.end('{"mediaKey":"m"}')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}/v1`
}

/** A file of zeros that takes no room on the disk. */
async function sparseFile(path: string, sizeBytes: number): Promise<string> {
  const handle = await open(path, 'w')
  await handle.truncate(sizeBytes)
  await handle.close()
  return path
}
