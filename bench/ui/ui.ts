import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { profileId, withSandbox } from '../batch/with-sandbox.ts'
import { startChild } from '../harness/child.ts'
import type { Bench, BenchOptions, Figure, Report } from '../harness/figure.ts'
import { underLoad, type Load } from '../harness/machine-load.ts'
import { differentClips, validClip } from '../harness/make-clips.ts'
import { median, spreadOf } from '../harness/statistics.ts'
import { seedQueue } from '../phases/seed-queue.ts'
import { liveAnswerSchema, openAnswerSchema, type OpenAnswer } from './answers.ts'
import { percentile } from './trace.ts'
import type { LoopDelay } from './watch-loop.ts'

const rows = 10_000
const checkedFiles = 1000
const sentPosts = 300
const scroll = { frames: 300, stepPx: 120 }
const bars = {
  firstRowsS: { most: 1 },
  frameMs: { most: 8 },
  uiPercent: { most: 20 },
  loopMs: { most: 50 }
}

/** The built window with a full queue, in real Chromium around the stand-in for Electron. Build first: `npm run build`. */
export const ui: Bench = { name: 'ui', title: `the window with ${rows} rows`, run }

async function run(options: BenchOptions): Promise<Report> {
  const bench = `${ui.name}: ${ui.title}`
  if (!existsSync(join(import.meta.dirname, '../../out/main/index.js')))
    return { bench, figures: [], skipped: ['the app is not built: run `npm run build` first'] }
  return {
    bench,
    figures: [...(await openAndScroll(options)), ...(await liveBatch(options))],
    skipped: []
  }
}

const rowCount = (scale: number): number => Math.max(100, Math.round(rows * scale))

function seed(dataDir: string, scale: number): void {
  seedQueue({
    dataDir,
    profileId,
    standing: 'history',
    count: rowCount(scale),
    ready: 0,
    dailyLimit: 2 * rows,
    paths: [],
    media: null
  })
}

/** Gives one order to the window's own process, which a benchmark of the engine does not have. */
async function ask(order: object): Promise<unknown> {
  const child = startChild(new URL('window-child.ts', import.meta.url))
  try {
    return await child.ask(order)
  } finally {
    await child.close()
  }
}

async function openAndScroll({ rounds, scale, dir, say }: BenchOptions): Promise<Figure[]> {
  const { result: answers, load } = await underLoad(async () => {
    const all: OpenAnswer[] = []
    for (let round = 0; round < rounds; round++) {
      say(`ui: open and scroll, round ${round + 1}`)
      const home = join(dir, `open-${round}`)
      mkdirSync(join(home, 'data'), { recursive: true })
      writeFileSync(join(home, 'data', 'settings.json'), JSON.stringify({ mode: 'practice' }))
      seed(join(home, 'data', 'practice'), scale)
      all.push(openAnswerSchema.parse(await ask({ kind: 'open', home, ...scroll })))
    }
    return all
  })
  const firstRowsS = answers.map((answer) => answer.firstRowsS)
  const p95Ms = answers.map(({ frameMs }) => percentile(frameMs, 0.95))
  const frames = answers.map(({ frameMs }) => frameMs.length).join(', ')
  const count = rowCount(scale)
  return [
    {
      name: 'first rows after ready-to-show',
      value: median(firstRowsS),
      unit: 's',
      bar: bars.firstRowsS,
      spread: spreadOf(firstRowsS),
      detail: `${count} rows in the queue; 0 when they are there before`,
      load
    },
    {
      name: 'scripting and layout a scroll frame, p95',
      value: median(p95Ms),
      unit: 'ms',
      bar: bars.frameMs,
      spread: spreadOf(p95Ms),
      detail: `${frames} frames, ${scroll.stepPx} px each, through ${count} rows; thread time from Chromium's timeline`,
      load
    }
  ]
}

async function liveBatch({ scale, dir, say }: BenchOptions): Promise<Figure[]> {
  const files = Math.max(20, Math.round(checkedFiles * scale))
  const posts = Math.min(files, Math.max(10, Math.round(sentPosts * scale)))
  const clips = join(dir, 'clips')
  const home = join(dir, 'live')
  await differentClips(await validClip(dir), clips, files)
  seed(join(home, 'data'), scale)
  say(`ui: ${files} files checked, then sent until ${posts} are out`)
  const { checking, sending } = liveAnswerSchema.parse(
    await withSandbox(join(dir, 'aether'), (baseUrl) =>
      ask({ kind: 'live', home, baseUrl, clips, files, posts })
    )
  )
  return [
    {
      name: 'the page during a live batch',
      value: sending.share * 100,
      unit: '%',
      bar: bars.uiPercent,
      spread: null,
      load: sending.load,
      detail: `share of the time in which its thread was busy while ${posts} of ${files} posts went out behind ${rowCount(scale)} rows`
    },
    late('main while checking, p99 late', checking.delay, checking.load, `${files} files dropped`),
    late('main while sending, p99 late', sending.delay, sending.load, `${posts} posts`)
  ]
}

function late(
  name: string,
  { p50Ms, p99Ms, maxMs }: LoopDelay,
  load: Load,
  detail: string
): Figure {
  return {
    name,
    value: p99Ms,
    unit: 'ms',
    bar: bars.loopMs,
    spread: null,
    load,
    detail: `${detail}; median ${p50Ms.toFixed(1)} ms, latest ${maxMs.toFixed(0)} ms; the stand-in's own part of the browser's work counts in`
  }
}
