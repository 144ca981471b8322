import { mkdirSync, statSync } from 'node:fs'
import type { FileReport } from '../../src/contract/media/check.ts'
import { AccountStore } from '../../src/engine/queue/store/account-store.ts'
import { JobStore } from '../../src/engine/queue/store/job-store.ts'
import type { JobChanges } from '../../src/engine/queue/store/job-changes.ts'
import { MetaStore } from '../../src/engine/queue/store/meta-store.ts'
import { openDatabase } from '../../src/engine/queue/store/open-database.ts'
import type { StoredJob } from '../../src/engine/queue/store/stored-job.ts'
import type { PhaseEvent } from '../../src/engine/domain/phase-table.ts'
import { postOptions } from '../harness/bench-engine.ts'

const hourMs = 3_600_000
const perTransaction = 500

/** Where the many jobs of a queue stand. `history`: all published long ago. `held`: all wait for another day. `armed`: all may go out now. */
export type Standing = 'history' | 'held' | 'armed'

export interface SeedOrder {
  dataDir: string
  profileId: string
  standing: Standing
  count: number
  /** Jobs behind those, ready to be confirmed. */
  ready: number
  dailyLimit: number
  /** Files of the first jobs; the others name files that are not there. */
  paths: readonly string[]
  media: FileReport['media']
}

/** Fills a new queue database by the moves that the engine would have made, history included. */
export function seedQueue(order: SeedOrder): void {
  mkdirSync(order.dataDir, { recursive: true })
  const db = openDatabase(order.dataDir)
  try {
    const nowMs = Date.now()
    const accounts = new AccountStore(db)
    accounts.ensure(order.profileId)
    accounts.setLimits(order.profileId, { dailyLimit: order.dailyLimit })
    // Or the posts of before would have the runner wait for a person's look at the first of them.
    new MetaStore(db).audience = 'verified'
    const store = new JobStore(db)
    // One post within the day, so that a limit of 1 is used up.
    addJobs(store, order, 0, 1, (job) => publishAt(store, job, nowMs - hourMs))
    addJobs(store, order, 1, order.count, (job) => bringTo(store, job, order.standing, nowMs))
    addJobs(store, order, order.count + 1, order.ready, () => undefined)
  } finally {
    db.close()
  }
}

function addJobs(
  store: JobStore,
  order: SeedOrder,
  from: number,
  count: number,
  bring: (job: StoredJob) => void
): void {
  for (let start = 0; start < count; start += perTransaction) {
    store.transaction(() => {
      const numbers = Array.from(
        { length: Math.min(perTransaction, count - start) },
        (_, n) => from + start + n
      )
      const jobs = store.insert(
        numbers.map((n) => newJob(order, n)),
        Date.now()
      )
      for (const job of jobs) bring(must(store.move(job, 'check-passed', { media: order.media })))
    })
  }
}

function newJob(
  { paths, profileId }: SeedOrder,
  n: number
): Parameters<JobStore['insert']>[0][number] {
  // The job before them is the one that was published today.
  const video = paths[n - 1]
  const path = video ?? `/videos/clip-${n}.mp4`
  const file =
    video === undefined ? { size: 1_000_000 + n, mtimeMs: 1_700_000_000_000 } : statSync(video)
  return {
    profileId,
    rawPath: Buffer.from(path),
    realPath: Buffer.from(path),
    path,
    sizeBytes: file.size,
    mtimeMs: file.mtimeMs,
    phase: 'checking',
    findings: [],
    caption: `clip ${n} #fyp`,
    options: postOptions,
    allowAspect: false,
    allowRepost: false
  }
}

function bringTo(store: JobStore, job: StoredJob, standing: Standing, nowMs: number): void {
  switch (standing) {
    case 'history':
      return publishAt(store, job, nowMs - 48 * hourMs)
    case 'held':
      return void arm(store, job, nowMs, { wait_reason: 'quota', due_at_ms: nowMs + 20 * hourMs })
    case 'armed':
      return void arm(store, job, nowMs)
  }
}

function arm(store: JobStore, job: StoredJob, atMs: number, wait: JobChanges = {}): StoredJob {
  return must(store.move(job, 'arm', { options: postOptions, consent_at_ms: atMs, ...wait }))
}

function publishAt(store: JobStore, job: StoredJob, atMs: number): void {
  const steps: readonly [PhaseEvent, JobChanges][] = [
    ['begin-upload', { attempts: 1 }],
    [
      'upload-finished',
      {
        media_key: `media/${job.id}`,
        media_uploaded_at_ms: atMs,
        sha256: job.id.replaceAll('-', '').padEnd(64, '0')
      }
    ],
    ['begin-submit', { idempotency_key: job.id, submitted_at_ms: atMs }],
    ['submit-accepted', { post_id: `post_${job.id}` }],
    ['post-published', { url: `https://example.com/${job.id}`, settled_at_ms: atMs }]
  ]
  let now = arm(store, job, atMs)
  for (const [event, changes] of steps) now = must(store.move(now, event, changes))
}

function must(job: StoredJob | null): StoredJob {
  if (job === null) throw new Error('A job did not move as the phase table says.')
  return job
}
