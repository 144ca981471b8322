import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from 'node:process'
import { checkOptionsSchema, type FileReport } from '../../src/contract/media/check.ts'
import { findTools } from '../../src/engine/media/probe/find-tools.ts'
import { JobStore } from '../../src/engine/queue/store/job-store.ts'
import { openDatabase, queueFile } from '../../src/engine/queue/store/open-database.ts'
import { validatePaths } from '../../src/engine/validate-paths.ts'
import { profileId, withSandbox } from '../batch/with-sandbox.ts'
import { alternate } from '../harness/alternate.ts'
import { benchEngine, postOptions, whenJobs } from '../harness/bench-engine.ts'
import type { Bench, BenchOptions, Figure, Report } from '../harness/figure.ts'
import { underLoad } from '../harness/machine-load.ts'
import { differentClips, validClip } from '../harness/make-clips.ts'
import { median, ratioOf } from '../harness/statistics.ts'
import { seedQueue, type Standing } from './seed-queue.ts'

const many = 10_000
const few = 100
const bar = { most: 1.5 }
const changedJobs = 60
/** Sent before the clock starts, so that the start of the runner is not counted. */
const sentBefore = 5
const sentJobs = 40

/** What one change of a job's phase costs in a full queue against a short one. */
export const phases: Bench = {
  name: 'phases',
  title: `phase changes with ${many} jobs against ${few}`,
  run
}

interface Queue {
  dataDir: string
  count: number
}

interface Scenario {
  name: string
  standing: Standing
  dailyLimit: number
  /** ms a change in a fresh copy of the queue. */
  measure(dataDir: string): Promise<number>
  detail: string
}

async function run({ rounds, scale, dir, say }: BenchOptions): Promise<Report> {
  const paths = await differentClips(
    await validClip(dir),
    join(dir, 'clips'),
    sentBefore + sentJobs + 10
  )
  const media = await measuredMedia(paths[0] ?? '')
  let sandboxes = 0
  const scenarios: readonly Scenario[] = [
    {
      name: 'the store alone',
      standing: 'history',
      dailyLimit: 1,
      measure: async (dataDir) => storeAlone(dataDir),
      detail: 'a file checked again and found good'
    },
    {
      name: 'with the runner, all published',
      standing: 'history',
      dailyLimit: 1,
      measure: confirmAndCancel,
      detail: 'confirming and cancelling through the engine, one job at a time'
    },
    {
      name: 'with the runner, all held',
      standing: 'held',
      dailyLimit: 1,
      measure: confirmAndCancel,
      detail: 'the same, while every other job waits for another day'
    },
    {
      name: 'sending, all may go',
      standing: 'armed',
      dailyLimit: 2 * many,
      detail: `${sentJobs} clips sent to the sandbox, requests included`,
      measure: (dataDir) =>
        withSandbox(join(dir, `sandbox-${++sandboxes}`), (baseUrl) => send(dataDir, baseUrl))
    }
  ]
  const figures: Figure[] = []
  for (const scenario of scenarios) {
    say(`phases: ${scenario.name}`)
    const { standing, dailyLimit } = scenario
    const queues = [few, Math.max(2 * few, Math.round(many * scale))].map((count): Queue => ({
      count,
      dataDir: join(dir, `${scenario.name}-${count}`)
    }))
    for (const { dataDir, count } of queues)
      seedQueue({
        dataDir,
        profileId,
        standing,
        count,
        ready: changedJobs,
        dailyLimit,
        paths,
        media
      })
    const [short, long] = queues
    if (short === undefined || long === undefined) throw new Error('There are two queues.')
    const inCopy = async (queue: Queue, round: number): Promise<number> =>
      scenario.measure(await copyOf(queue, round))
    const { result, load } = await underLoad(() =>
      alternate(
        rounds,
        (round) => inCopy(long, round),
        (round) => inCopy(short, round)
      )
    )
    const { value, spread } = ratioOf(result.a, result.b)
    const detail = `${median(result.a).toFixed(2)} ms a change with ${long.count} jobs, ${median(result.b).toFixed(2)} ms with ${short.count}; ${scenario.detail}`
    figures.push({ name: scenario.name, value, unit: 'x', bar, spread, load, detail })
  }
  return { bench: `${phases.name}: ${phases.title}`, figures, skipped: [] }
}

async function measuredMedia(path: string): Promise<FileReport['media']> {
  for await (const report of validatePaths([path], checkOptionsSchema.parse({}), {
    tools: await findTools(env)
  }))
    return report.media
  return null
}

/** So that each round finds the queue as it was. */
async function copyOf({ dataDir }: Queue, round: number): Promise<string> {
  const copy = `${dataDir}-${round}`
  await mkdir(dirname(queueFile(copy)), { recursive: true })
  await copyFile(queueFile(dataDir), queueFile(copy))
  return copy
}

function storeAlone(dataDir: string): number {
  const db = openDatabase(dataDir)
  try {
    const store = new JobStore(db)
    const jobs = store.inPhase('ready', changedJobs)
    const startedMs = performance.now()
    let changes = 0
    for (const job of jobs) {
      const checking = store.move(job, 'check-again')
      if (checking !== null && store.move(checking, 'check-passed') !== null) changes += 2
    }
    return (performance.now() - startedMs) / changes
  } finally {
    db.close()
  }
}

/** The account's day is used up, so nothing starts: what is measured is the change itself and the runner's look at the whole queue after it. */
async function confirmAndCancel(dataDir: string): Promise<number> {
  const engine = benchEngine(dataDir, 'http://127.0.0.1:9/v1')
  try {
    engine.subscribe(() => undefined)
    await engine.startRunner()
    const jobIds = engine
      .jobs()
      .filter((job) => job.phase === 'ready')
      .map((job) => job.id)
    const change = async (id: string): Promise<number> =>
      (await engine.request({ kind: 'arm', arm: { jobIds: [id], options: postOptions } })).changed
        .length + (await engine.request({ kind: 'cancel', jobIds: [id] })).changed.length
    // The first one has the runner write down a plan for everything that waits, once.
    const [first = '', ...others] = jobIds
    await change(first)
    const startedMs = performance.now()
    let changes = 0
    for (const id of others) changes += await change(id)
    if (changes !== 2 * (changedJobs - 1))
      throw new Error(`${changes} of ${2 * (changedJobs - 1)} changes were made.`)
    return (performance.now() - startedMs) / changes
  } finally {
    await engine.close()
  }
}

/** Four changes a clip: uploading, uploaded, submitting, processing. */
async function send(dataDir: string, baseUrl: string): Promise<number> {
  const engine = benchEngine(dataDir, baseUrl)
  try {
    const sent = (count: number): Promise<number> =>
      whenJobs(engine, count, (job) => job.phase === 'processing').then(() => performance.now())
    const begun = sent(sentBefore)
    const ended = sent(sentBefore + sentJobs)
    await engine.startRunner()
    const startedMs = await begun
    return ((await ended) - startedMs) / (4 * sentJobs)
  } finally {
    await engine.close()
  }
}
