import { cpSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../../src/engine/engine.ts'
import { createEngine } from '../../../src/engine/create-engine.ts'
import type { StoredJob } from '../../../src/engine/queue/store/stored-job.ts'
import { sandboxApiKey, startSandbox } from '../../../src/sandbox/index.ts'
import { anchoredClock } from './anchored-clock.ts'
import { Bench, soakSpeed } from './bench.ts'
import { readQueue } from './read-queue.ts'
import { readLog, writeCut, type RecordedLog } from './wal.ts'
import { allJobs, inPhase } from '../../support/engine/test-engine.ts'

/** Whether the last create of a job in "submitting" reached Aether: its row cannot show it. */
type World = 'the create arrived' | 'the create never left'

let bench: Bench
let recorded: RecordedLog
let cuts = 0

beforeAll(async () => {
  // With seed 3 the posts are public: others wait for a check of the first post, and this tests the
  // log.
  bench = await Bench.open({ seed: 3, clips: 2, faults: 'none', uploadConcurrency: 1 })
  const end = await bench.life({ aim: null, noCheckpoint: true, order: { endByKill: true } })
  expect(end.kind).toBe('killed')
  expect(readQueue(bench.order.dataDir).jobs.map((job) => job.phase)).toEqual([
    'published',
    'published'
  ])
  recorded = readLog(bench.order.dataDir)
  await bench.sandbox.close()
})
afterAll(() => bench.close())

const folder = () => join(bench.dir, `cut-${++cuts}`)

function jobsAt(bytes: number): StoredJob[] {
  const dataDir = folder()
  writeCut(recorded, bytes, dataDir)
  return readQueue(dataDir).jobs
}

const maySent = (job: StoredJob) => job.submitted_at_ms !== null

describe('a write-ahead log that ends too early', () => {
  it('holds the whole batch, so that the cuts below are of something', () => {
    expect(recorded.frames.filter(({ endsCommit }) => endsCommit).length).toBeGreaterThan(20)
    expect(jobsAt(recorded.log.length).map((job) => job.phase)).toEqual(['published', 'published'])
  })

  it('is read up to its last whole commit, wherever it is cut', { timeout: 600_000 }, () => {
    let committed: StoredJob[] = []
    for (const { endByte, endsCommit } of recorded.frames) {
      // Inside the frame's header, and one byte before its end.
      for (const missing of [4_112, 1]) expect(jobsAt(endByte - missing)).toEqual(committed)
      if (endsCommit) committed = jobsAt(endByte)
      else expect(jobsAt(endByte)).toEqual(committed)
    }
    expect(committed).toHaveLength(2)
  })

  it(
    'leads to no second post from any commit on, and to "unknown" where only a person can tell',
    { timeout: 600_000 },
    async () => {
      for (const { endByte, endsCommit } of recorded.frames) {
        if (!endsCommit) continue
        const jobs = jobsAt(endByte)
        const worlds: World[] = jobs.some((job) => job.phase === 'submitting')
          ? ['the create arrived', 'the create never left']
          : ['the create arrived']
        for (const world of worlds) await recover(endByte, jobs, world)
      }
    }
  )
})

/** Starts the engine on a cut log against Aether's record at that moment, and compares. */
async function recover(bytes: number, jobs: readonly StoredJob[], world: World): Promise<void> {
  const dir = folder()
  writeCut(recorded, bytes, join(dir, 'data'))
  const arrived = jobs.filter(
    (job) => maySent(job) && (job.phase !== 'submitting' || world === 'the create arrived')
  )
  forgetPosts(join(dir, 'sandbox'), arrived)
  const sandbox = await startSandbox({
    stateDir: join(dir, 'sandbox'),
    port: 0,
    speed: soakSpeed,
    processingMs: 4_000,
    dailyLimit: 100_000,
    ffprobePath: null,
    wire: 'idempotency-ignored'
  })
  const engine = openEngine(join(dir, 'data'), sandbox.baseUrl)
  try {
    const before = sandbox.record().map((post) => post.sha256)
    expect(before.toSorted()).toEqual(arrived.map((job) => job.sha256).toSorted())
    await engine.startRunner()
    if (jobs.length > 0) await allJobs(engine, inPhase('published', 'unknown', 'ready'))
    const after = sandbox.record().map((post) => post.sha256)
    expect(new Set(after).size, `one post a file after ${bytes} bytes`).toBe(after.length)
    for (const job of jobs) {
      const { phase } = engine.job(job.id) ?? { phase: 'lost' }
      const posts = after.filter((sha256) => sha256 === job.sha256).length
      if (job.phase === 'submitting' && world === 'the create never left')
        expect({ phase, posts }).toEqual({ phase: 'unknown', posts: 0 })
      else if (job.consent_at_ms === null)
        expect({ phase, posts }).toEqual({ phase: 'ready', posts: 0 })
      else expect(phase, `${job.phase} after ${bytes} bytes`).toBe('published')
    }
  } finally {
    await engine.close()
    await sandbox.close()
  }
}

/**
 * Copies the sandbox's state with only the posts of `kept`, as it was before the others were
 * created.
 */
function forgetPosts(stateDir: string, kept: readonly StoredJob[]): void {
  cpSync(join(bench.dir, 'sandbox'), stateDir, { recursive: true })
  const db = new Database(join(stateDir, 'sandbox.db'))
  const keys = JSON.stringify(kept.map((job) => job.media_key))
  db.prepare(
    'DELETE FROM idempotency WHERE post_id IN (SELECT id FROM posts WHERE media_key NOT IN (SELECT value FROM json_each(?)))'
  ).run(keys)
  db.prepare('DELETE FROM posts WHERE media_key NOT IN (SELECT value FROM json_each(?))').run(keys)
  db.close()
}

function openEngine(dataDir: string, baseUrl: string): Engine {
  const quiet = () => undefined
  const engine = createEngine({
    dataDir,
    backend: { baseUrl, identity: 'soak' },
    ports: {
      clock: anchoredClock(bench.order.anchorMs, soakSpeed),
      log: { info: quiet, warn: quiet, error: (message, data) => console.error(message, data) },
      secrets: { apiKey: () => sandboxApiKey },
      shell: { setBusy: quiet, notify: quiet },
      network: { agentFor: () => undefined }
    }
  })
  engine.addAccount(bench.order.profileId)
  engine.setAccountLimits(bench.order.profileId, { dailyLimit: 100_000 })
  return engine
}
