import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostOptions } from '../../../src/contract/queue/post-options.ts'
import {
  startSandbox,
  type AcceptedPost,
  type FaultProfile,
  type Sandbox
} from '../../../src/sandbox/index.ts'
import { anchoredClock } from './anchored-clock.ts'
import { makeFarm, type FarmClip } from './clip-farm.ts'
import { readQueue } from './read-queue.ts'
import { runLife, type LifeEnd, type LifeOptions } from './run-life.ts'
import { judge, type Verdict } from './verdict.ts'
import { journalLineSchema, type JournalLine, type WorkerOrder } from './worker-order.ts'

/**
 * Both clocks run this many times faster than real time, so that polls and back-offs pass quickly.
 */
export const soakSpeed = 300

export interface BenchOptions {
  seed: number
  clips: number
  /** A fault profile of the sandbox, or its name. */
  faults: string | FaultProfile
  uploadConcurrency: number
}

const audiences: PostOptions['privacyLevel'][] = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'SELF_ONLY'
]
/**
 * The engine looks for an unknown job three more times, after 10 minutes, 1 hour and 6 hours; a
 * failed lookup is repeated.
 */
const mostAttempts = 60

/** One batch in its own folder against a sandbox that outlives every kill. */
export class Bench {
  readonly order: WorkerOrder
  readonly sandbox: Sandbox
  readonly clips: readonly FarmClip[]
  /** Contains the whole batch: queue, clips, journal and the sandbox's state. */
  readonly dir: string

  private constructor(
    dir: string,
    sandbox: Sandbox,
    clips: readonly FarmClip[],
    order: Pick<WorkerOrder, 'anchorMs' | 'options' | 'uploadConcurrency'>
  ) {
    this.dir = dir
    this.sandbox = sandbox
    this.clips = clips
    this.order = {
      ...order,
      dataDir: join(dir, 'data'),
      clipDir: join(dir, 'clips'),
      baseUrl: sandbox.baseUrl,
      profileId: 'tiktok_demo',
      journalFile: join(dir, 'journal'),
      speed: soakSpeed,
      offsetMs: 0,
      lookFor: [],
      resolve: {},
      endByKill: false
    }
  }

  static async open({ seed, clips, faults, uploadConcurrency }: BenchOptions): Promise<Bench> {
    const dir = mkdtempSync(join(tmpdir(), 'soak-'))
    mkdirSync(join(dir, 'data'))
    const farm = await makeFarm(join(dir, 'clips'), clips, `seed ${seed}`)
    const anchorMs = Date.now()
    const sandbox = await startSandbox({
      stateDir: join(dir, 'sandbox'),
      port: 0,
      speed: soakSpeed,
      processingMs: 4_000,
      dailyLimit: 100_000,
      ffprobePath: null,
      faults,
      seed,
      // A second create with the first one's key must count as a second post.
      wire: 'idempotency-ignored',
      rateLimitPerS: 100_000,
      rateLimitBurst: 100_000
    })
    const privacyLevel = audiences[seed % audiences.length] ?? 'SELF_ONLY'
    return new Bench(dir, sandbox, farm, {
      anchorMs,
      uploadConcurrency,
      options: { privacyLevel, disableComment: true, disableDuet: true, disableStitch: true }
    })
  }

  life(options: Omit<LifeOptions, 'order'> & { order?: Partial<WorkerOrder> }): Promise<LifeEnd> {
    return runLife({ ...options, order: { ...this.order, ...options.order } })
  }

  record(): AcceptedPost[] {
    return this.sandbox.record()
  }

  judge(): Verdict {
    return judge({
      queue: readQueue(this.order.dataDir),
      record: this.record(),
      journal: this.#journal(),
      clips: this.clips
    })
  }

  /**
   * Runs without kills until nothing more happens automatically, including later lookups of unknown
   * jobs, by clock jumps.
   */
  async settle(): Promise<number> {
    for (let lives = 0; lives < mostAttempts; lives++) {
      const pending = readQueue(this.order.dataDir).jobs.filter(
        (job) => job.phase === 'unknown' && job.due_at_ms !== null
      )
      if (pending.length === 0) return lives
      const clock = anchoredClock(this.order.anchorMs, soakSpeed, this.order.offsetMs)
      const latestMs = Math.max(...pending.map((job) => job.due_at_ms ?? 0))
      this.order.offsetMs += Math.max(0, latestMs - clock.nowMs())
      await this.life({ aim: null, order: { lookFor: pending.map((job) => job.id) } })
    }
    throw new Error(`jobs are still looked for after ${mostAttempts} later looks`)
  }

  /** Acts as the user, who checks the account and resolves unknown jobs truthfully. */
  async speakUp(): Promise<void> {
    const unknown = readQueue(this.order.dataDir).jobs.filter((job) => job.phase === 'unknown')
    if (unknown.length === 0) return
    const there = (sha256: string | null) =>
      this.record().some((post) => post.sha256 === sha256 && post.status !== 'failed')
    const resolve = Object.fromEntries(
      unknown.flatMap((job) =>
        job.sha256 === null
          ? []
          : [[job.sha256, there(job.sha256) ? ('posted' as const) : ('post-again' as const)]]
      )
    )
    await this.life({ aim: null, order: { resolve } })
  }

  async close(): Promise<void> {
    await this.sandbox.close()
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 })
  }

  #journal(): JournalLine[] {
    if (!existsSync(this.order.journalFile)) return []
    return readFileSync(this.order.journalFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => journalLineSchema.parse(JSON.parse(line)))
  }
}
