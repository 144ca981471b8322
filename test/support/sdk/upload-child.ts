import { Aether } from 'aether'

/**
 * A process: `node --expose-gc upload-child.ts <baseUrl> <warm-up file> <large file>`. Uploads
 * both, and prints how much resident memory grew during the second upload.
 */
const [baseUrl = '', warmUpPath = '', largePath = ''] = process.argv.slice(2)
const aether = new Aether({ apiKey: 'memory-test', baseUrl })

await aether.media.upload({ file: warmUpPath, mimeType: 'video/mp4' })
globalThis.gc?.()
const baselineBytes = process.memoryUsage.rss()
let highestBytes = baselineBytes
let progressCalls = 0
const look = (): void => {
  highestBytes = Math.max(highestBytes, process.memoryUsage.rss())
}
const timer = setInterval(look, 20)
await aether.media.upload({
  file: largePath,
  mimeType: 'video/mp4',
  onProgress: () => {
    progressCalls += 1
    look()
  }
})
clearInterval(timer)
look()
process.stdout.write(
  JSON.stringify({ baselineBytes, grownBytes: highestBytes - baselineBytes, progressCalls })
)
