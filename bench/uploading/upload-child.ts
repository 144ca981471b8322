import Aether from 'aether'
import { createHasher } from '../../src/engine/media/hash/sha256-file.ts'
import { serve } from '../harness/child.ts'
import { uploadOrderSchema, type Uploaded } from './upload-order.ts'

/** One upload as the engine does it: the SDK, with the file's hash made on the way. */
async function upload(order: unknown): Promise<Uploaded> {
  const { baseUrl, file } = uploadOrderSchema.parse(order)
  const aether = new Aether({ apiKey: 'bench-key', baseUrl, maxRetries: 0 })
  globalThis.gc?.()
  const beforeBytes = process.memoryUsage.rss()
  let highestBytes = beforeBytes
  const look = (): void => {
    highestBytes = Math.max(highestBytes, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 20)
  const hasher = createHasher()
  const startedMs = performance.now()
  const cpuBefore = process.cpuUsage()
  const { mediaKey } = await aether.media.upload({
    file,
    mimeType: 'video/mp4',
    onChunk: (chunk) => hasher.update(chunk),
    onProgress: () => undefined
  })
  const sha256 = await hasher.digest()
  const tookMs = performance.now() - startedMs
  const cpu = process.cpuUsage(cpuBefore)
  clearInterval(timer)
  look()
  return {
    tookMs,
    sha256,
    mediaKey,
    grownBytes: highestBytes - beforeBytes,
    cpuMs: (cpu.user + cpu.system) / 1_000
  }
}

serve(upload)
