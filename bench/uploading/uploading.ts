import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { alternate } from '../harness/alternate.ts'
import { startChild } from '../harness/child.ts'
import type { Bench, BenchOptions, Figure, Report } from '../harness/figure.ts'
import { underLoad } from '../harness/machine-load.ts'
import { median, ratioOf, spreadOf } from '../harness/statistics.ts'
import { curlUploadMs, curlVersion } from './curl.ts'
import { uploadedSchema, type Uploaded, type UploadOrder } from './upload-order.ts'

const fullBytes = 1024 ** 3
const mebibyte = 1024 ** 2

/** Uploading through the SDK, hash included, against curl to the same server, with and without a 1 Gbit/s line in between. */
export const uploading: Bench = { name: 'uploading', title: 'uploading 1 GiB', run }

async function run({ rounds, scale, dir, say }: BenchOptions): Promise<Report> {
  const title = `${uploading.name}: ${uploading.title}`
  const curl = await curlVersion()
  if (curl === null)
    return {
      bench: title,
      figures: [],
      skipped: ['curl is not installed, so there is nothing to compare with.']
    }
  const sizeBytes = Math.round(fullBytes * scale)
  const file = join(dir, 'video.mp4')
  // A hole is read from memory, so that no disk is measured and none is filled; hash and network take it for any other bytes.
  await writeFile(file, '')
  await truncate(file, sizeBytes)
  const server = startChild(new URL('server-child.ts', import.meta.url))
  try {
    const port = z.int().parse(await server.ask({}))
    const figures: Figure[] = []
    for (const way of ['throttled', 'free'] as const) {
      say(`uploading: ${rounds} rounds, ${way}`)
      const baseUrl = `http://127.0.0.1:${port}/${way}/v1`
      const { result, load } = await underLoad(() =>
        alternate(
          rounds,
          () => uploadOnce({ baseUrl, file }),
          () => curlUploadMs(baseUrl, file, sizeBytes)
        )
      )
      const times = result.a.map(({ tookMs }) => tookMs)
      // Speeds, so the times the other way up.
      const { value, spread } = ratioOf(
        times.map((ms) => 1 / ms),
        result.b.map((ms) => 1 / ms)
      )
      const speed = (ms: number): string =>
        `${(sizeBytes / mebibyte / (ms / 1_000)).toFixed(0)} MiB/s`
      figures.push({
        name:
          way === 'throttled' ? 'speed against curl, 1 Gbit/s' : 'speed against curl, unthrottled',
        value,
        unit: 'x',
        bar: way === 'throttled' ? { least: 0.95 } : null,
        spread,
        load,
        detail: `app ${speed(median(times))} with ${(median(result.a.map(({ cpuMs }) => cpuMs)) / 1_000).toFixed(1)} s of CPU, curl ${speed(median(result.b))}; ${curl}`
      })
      const grown = result.a.map(({ grownBytes }) => grownBytes / mebibyte)
      figures.push({
        name: `memory grown, ${way}`,
        value: Math.max(...grown),
        unit: 'MiB',
        bar: { most: 64 },
        spread: spreadOf(grown),
        load,
        detail: 'the highest round; over a process that has loaded everything and sent nothing yet'
      })
    }
    return { bench: title, figures, skipped: [] }
  } finally {
    await server.close()
  }
}

/** In a fresh process, so that its memory is that of one upload. */
async function uploadOnce(order: UploadOrder): Promise<Uploaded> {
  const child = startChild(new URL('upload-child.ts', import.meta.url), ['--expose-gc'])
  try {
    return uploadedSchema.parse(await child.ask(order))
  } finally {
    await child.close()
  }
}
