import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { env } from 'node:process'
import { checkOptionsSchema } from '../../src/contract/media/check.ts'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { validatePaths } from '../../src/engine/validate-paths.ts'
import { alternate } from '../harness/alternate.ts'
import { withFamilyCpu } from '../harness/family-cpu.ts'
import type { Bench, BenchOptions, Figure, Report } from '../harness/figure.ts'
import { underLoad, type Load } from '../harness/machine-load.ts'
import { namesOf, validClip } from '../harness/make-clips.ts'
import { median, ratioOf, spreadOf } from '../harness/statistics.ts'
import { bareLoopMs } from './bare-loop.ts'

const clips = 1_000
/** How often the event loop is looked at; more often would cost the app time that is not its own. */
const lookEveryMs = 10

/** Checking a folder against a bare loop of ffprobe. The app keeps no results, so every clip is really looked at in every round. */
export const checking: Bench = { name: 'checking', title: `checking ${clips} clips`, run }

interface Checked {
  tookMs: number
  delayP99Ms: number
}

async function run({ rounds, scale, dir, say }: BenchOptions): Promise<Report> {
  const { ffprobePath, ffprobe } = await findTools(env)
  if (ffprobePath === null) throw new Error(ffprobe.reason ?? 'ffprobe was not found.')
  const count = Math.max(2, Math.round(clips * scale))
  const folder = join(dir, 'clips')
  const paths = await namesOf(await validClip(dir), folder, count)
  const check = async (): Promise<Checked> => {
    const delay = monitorEventLoopDelay({ resolution: lookEveryMs })
    delay.enable()
    const startedMs = performance.now()
    let good = 0
    for await (const report of validatePaths([folder], checkOptionsSchema.parse({}), {
      tools: { ffprobePath, ffprobe }
    }))
      if (report.verdict === 'ok') good++
    const tookMs = performance.now() - startedMs
    delay.disable()
    if (good !== count) throw new Error(`${count - good} of ${count} clips were not found good.`)
    return { tookMs, delayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - lookEveryMs) }
  }

  // The first round fills the system's file cache for both sides and is not counted.
  say('checking: a first round of each, not counted')
  const cold = await check()
  await bareLoopMs(ffprobePath, paths)
  say(`checking: ${rounds} rounds`)
  const { result, load } = await underLoad(() =>
    alternate(
      rounds,
      () => withFamilyCpu(check),
      () => withFamilyCpu(() => bareLoopMs(ffprobePath, paths))
    )
  )
  const app = result.a.map((one) => one.result.tookMs)
  const bare = result.b.map((one) => one.result)
  const { value, spread } = ratioOf(app, bare)
  const appCpu = result.a.map(({ cpuMs }) => cpuMs)
  const bareCpu = result.b.map(({ cpuMs }) => cpuMs)
  const delays = result.a.map((one) => one.result.delayP99Ms)
  const perClip = (ms: number): string => `${(ms / count).toFixed(2)} ms a clip`
  const figures: Figure[] = [
    {
      name: 'time against xargs',
      value,
      unit: 'x',
      bar: { most: 1.05 },
      spread,
      load,
      detail: `app ${perClip(median(app))} (first round ${perClip(cold.tookMs)}), xargs ${perClip(median(bare))}; ${count} clips, ${rounds} rounds; ${ffprobePath}`
    },
    ...cpuFigure(
      appCpu,
      bareCpu,
      load,
      `app ${perClip(median(appCpu))}, xargs ${perClip(median(bareCpu))}, ffprobe included on both sides; tells more than the clock on a machine that is busy with other things`
    ),
    {
      name: 'event loop held up, p99',
      value: median(delays),
      unit: 'ms',
      bar: { most: 50 },
      spread: spreadOf(delays),
      load,
      detail: ''
    }
  ]
  return { bench: `${checking.name}: ${checking.title}`, figures, skipped: [] }
}

function cpuFigure(
  app: readonly number[],
  bare: readonly number[],
  load: Load,
  detail: string
): Figure[] {
  return [...app, ...bare].some(Number.isNaN)
    ? []
    : [{ name: 'CPU against xargs', ...ratioOf(app, bare), unit: 'x', bar: null, load, detail }]
}
