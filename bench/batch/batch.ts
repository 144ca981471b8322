import { join } from 'node:path'
import { env } from 'node:process'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { bareLoopMs } from '../checking/bare-loop.ts'
import { startChild } from '../harness/child.ts'
import type { Bench, BenchOptions, Figure, Report } from '../harness/figure.ts'
import { underLoad } from '../harness/machine-load.ts'
import { differentClips, validClip } from '../harness/make-clips.ts'
import { median, spreadOf } from '../harness/statistics.ts'
import {
  bareTimesSchema,
  batchTimesSchema,
  type BareTimes,
  type BatchTimes
} from './batch-order.ts'
import { withSandbox } from './with-sandbox.ts'

const clips = 500
/** The engine looks at a post 3 s after it was accepted, by design. The looks at all but the last posts fall into the time of other work. */
const firstPollMs = 3_000

/**
 * A whole batch through the engine, against the same requests without one. What the app adds is everything else: reading the folder,
 * its own part of the checks, hashing, the queue on disk, events. The time of ffprobe itself and the one wait that nothing fills are
 * taken off, and both are told.
 */
export const batch: Bench = { name: 'batch', title: `publishing ${clips} clips`, run }

interface Round {
  app: BatchTimes
  bare: BareTimes
  ffprobeMs: number
}

async function run({ rounds, scale, dir, say }: BenchOptions): Promise<Report> {
  const { ffprobePath, ffprobe } = await findTools(env)
  if (ffprobePath === null) throw new Error(ffprobe.reason ?? 'ffprobe was not found.')
  const count = Math.max(2, Math.round(clips * scale))
  const folder = join(dir, 'clips')
  const paths = await differentClips(await validClip(dir), folder, count)
  await bareLoopMs(ffprobePath, paths)
  say(`batch: ${rounds} rounds`)
  const measured: Round[] = []
  const { load } = await underLoad(async () => {
    for (let n = 0; n < rounds; n++) {
      const app = await withSandbox(join(dir, `sandbox-app-${n}`), (baseUrl) =>
        appOnce({ dataDir: join(dir, `data-${n}`), baseUrl, folder, count })
      )
      const bare = await withSandbox(join(dir, `sandbox-bare-${n}`), (baseUrl) =>
        bareOnce(baseUrl, paths)
      )
      measured.push({ app, bare, ffprobeMs: await bareLoopMs(ffprobePath, paths) })
      say(`batch: round ${n + 1} done`)
    }
  })

  const perClip = (part: (round: Round) => number): number[] =>
    measured.map((round) => part(round) / count)
  const sendOverhead = perClip(({ app, bare }) => app.sendMs - firstPollMs - bare.tookMs)
  const checkOverhead = perClip(({ app, ffprobeMs }) => app.checkMs - ffprobeMs)
  const overhead = sendOverhead.map((ms, n) => ms + (checkOverhead[n] ?? 0))
  const told = (name: string, values: number[], detail = ''): Figure => ({
    name,
    value: median(values),
    unit: 'ms a clip',
    bar: null,
    spread: spreadOf(values),
    load,
    detail
  })
  const figures: Figure[] = [
    {
      ...told('added by the app', overhead),
      bar: { most: 20 },
      detail: `adding, checks and sending, without ffprobe, the bare requests and one wait of ${firstPollMs / 1_000} s before the last post is looked at; ${count} clips, ${rounds} rounds`
    },
    told(
      'of it while checking',
      checkOverhead,
      `the engine's checks took ${median(perClip(({ app }) => app.checkMs)).toFixed(1)} ms a clip`
    ),
    told(
      'of it while sending',
      sendOverhead,
      `sending took ${median(perClip(({ app }) => app.sendMs)).toFixed(1)} ms a clip with that wait`
    ),
    told(
      'ffprobe, by xargs',
      perClip(({ ffprobeMs }) => ffprobeMs)
    ),
    told(
      'bare requests',
      perClip(({ bare }) => bare.tookMs),
      'upload, create, get by node:http on kept connections, as many at once as the engine sends'
    ),
    told(
      'CPU of the app',
      perClip(({ app }) => app.cpuMs),
      `of the bare requests ${median(perClip(({ bare }) => bare.cpuMs)).toFixed(1)} ms a clip`
    ),
    {
      ...told(
        'event loop held up, p99',
        measured.map(({ app }) => app.delayP99Ms)
      ),
      unit: 'ms',
      bar: { most: 50 }
    }
  ]
  return { bench: `${batch.name}: ${batch.title}`, figures, skipped: [] }
}

async function appOnce(order: {
  dataDir: string
  baseUrl: string
  folder: string
  count: number
}): Promise<BatchTimes> {
  const child = startChild(new URL('engine-child.ts', import.meta.url))
  try {
    return batchTimesSchema.parse(await child.ask(order))
  } finally {
    await child.close()
  }
}

async function bareOnce(baseUrl: string, paths: string[]): Promise<BareTimes> {
  const child = startChild(new URL('bare-child.ts', import.meta.url))
  try {
    return bareTimesSchema.parse(await child.ask({ baseUrl, paths }))
  } finally {
    await child.close()
  }
}
