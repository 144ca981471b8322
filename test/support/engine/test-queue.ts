import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import type { QueueCommand, RequestResult } from '../../../src/contract/queue/queue-command.ts'
import type { PostOptions } from '../../../src/contract/queue/post-options.ts'
import { AccountStore } from '../../../src/engine/queue/store/account-store.ts'
import { applyCommand } from '../../../src/engine/queue/commands/apply-command.ts'
import type { FileLookup } from '../../../src/engine/queue/intake/file-snapshot.ts'
import { JobStore } from '../../../src/engine/queue/store/job-store.ts'
import { ClockSkew } from '../../../src/engine/queue/runner/clock-skew.ts'
import { KeyThrottle } from '../../../src/engine/queue/admission/key-throttle.ts'
import { MetaStore } from '../../../src/engine/queue/store/meta-store.ts'
import { migrations } from '../../../src/engine/queue/store/migrations.ts'
import { PositionStore } from '../../../src/engine/queue/store/position-store.ts'
import type { QueueContext } from '../../../src/engine/queue/queue-context.ts'
import { Runner } from '../../../src/engine/queue/runner/runner.ts'
import { ScheduleStore } from '../../../src/engine/queue/store/schedule-store.ts'
import { QuarantineStore } from '../../../src/engine/queue/store/quarantine-store.ts'
import type { StoredJob } from '../../../src/engine/queue/store/stored-job.ts'
import type { Ports } from '../../../src/engine/ports.ts'
import { StorageWatch } from '../../../src/engine/storage/storage-watch.ts'
import { contentOf, FakeAether, type FakeAetherHooks } from '../fakes/fake-aether.ts'
import { FakeClock } from '../fakes/fake-clock.ts'

export const profileId = 'profile_1'

/**
 * The real queue (store, steps, runner) over an in-memory database, a stopped clock, and an Aether
 * that answers on request.
 */
export class TestQueue {
  readonly clock = new FakeClock()
  readonly aether: FakeAether
  readonly db = new Database(':memory:')
  /** Steps that threw unexpectedly. */
  readonly surprises: string[] = []
  /** The queue's last request about keeping the computer awake. */
  busy = false
  readonly #dir = mkdtempSync(join(tmpdir(), 'test-queue-'))
  #context: QueueContext
  #runner: Runner
  #running = false

  constructor(hooks: Pick<FakeAetherHooks, 'onCall' | 'effectWhenCut'>) {
    for (const statements of migrations) this.db.exec(statements)
    this.db.exec(`CREATE TEMP TABLE moves (path TEXT, before TEXT, after TEXT);
      CREATE TEMP TRIGGER watch AFTER UPDATE OF phase ON main.jobs WHEN old.phase <> new.phase BEGIN INSERT INTO moves VALUES (new.path, old.phase, new.phase); END;`)
    this.aether = new FakeAether({
      ...hooks,
      nowMs: () => this.clock.nowMs(),
      onAnswered: () => {
        const { hold, jobs, storage } = this.#context
        try {
          if (hold.reached()) jobs.releaseWaiting('offline')
        } catch (error) {
          if (!storage.report(error)) throw error
        }
      }
    })
    this.#context = this.#makeContext()
    this.#runner = this.#makeRunner()
  }

  get jobs(): JobStore {
    return this.#context.jobs
  }
  get meta(): MetaStore {
    return this.#context.meta
  }
  get skew(): ClockSkew {
    return this.#context.skew
  }
  get accounts(): AccountStore {
    return this.#context.accounts
  }
  get running(): boolean {
    return this.#running
  }

  /** Adds files that were already checked, each with the content that its name implies. */
  add(names: readonly string[], options: PostOptions): StoredJob[] {
    this.accounts.ensure(profileId)
    const rows = names.map((name) => {
      const path = join(this.#dir, name)
      writeFileSync(path, contentOf(path))
      const { size, mtimeMs } = statSync(path)
      return {
        profileId,
        rawPath: Buffer.from(path),
        realPath: Buffer.from(path),
        path,
        sizeBytes: size,
        mtimeMs,
        phase: 'checking' as const,
        findings: [],
        caption: name,
        options,
        allowAspect: false,
        allowRepost: false
      }
    })
    return this.jobs.insert(rows, this.clock.nowMs()).map((job) => this.pass(job) ?? job)
  }

  /** Passes the check of a file without a block. */
  pass(job: StoredJob): StoredJob | null {
    return this.jobs.move(job, 'check-passed', {
      media_key: null,
      consent_at_ms: null,
      attempts: 0,
      error_code: null,
      error_message: null,
      submitted_at_ms: null,
      settled_at_ms: null,
      post_id: null,
      url: null
    })
  }

  order(request: QueueCommand): RequestResult {
    const result = applyCommand(this.#context, this.#runner, request, lookNow)
    this.#runner.wake()
    return result
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#runner.start()
  }

  /** Ends like pressing Ctrl-C twice: does not wait for running work. */
  async stop(): Promise<void> {
    if (!this.#running) return
    this.#running = false
    await this.#runner.stop(true)
  }

  /** Kills the process with all running work; the next one continues from the disk. */
  crash(): void {
    this.clock.dropTimers()
    this.aether.dropCalls()
    this.#context = this.#makeContext()
    this.#runner = this.#makeRunner()
    this.#running = false
    this.start()
  }

  /** Runs `work` and its immediate effects while every write fails, as on a full disk. */
  async withoutRoom(work: () => void): Promise<void> {
    this.db.pragma('query_only = 1')
    work()
    for (let ready = 0; ready < 10; ready++) await new Promise((resolve) => setImmediate(resolve))
    this.db.pragma('query_only = 0')
  }

  /**
   * Waits until every step is at a request, a due time, or its end: the test decides what happens
   * next.
   */
  async rest(): Promise<void> {
    for (let throttled = 0, ready = 0; throttled < 3; ready++) {
      if (ready > 5_000)
        throw new Error(`the queue does not come to rest: ${this.#busy().join(', ')}`)
      await new Promise((resolve) => setImmediate(resolve))
      throttled = this.#busy().length === 0 ? throttled + 1 : 0
    }
  }

  /** Returns changes of the phase column since the last call, as the database recorded them. */
  takeMoves(): { before: string; after: string }[] {
    const moves = this.db.prepare('SELECT before, after FROM moves').all() as {
      before: string
      after: string
    }[]
    this.db.exec('DELETE FROM moves')
    return moves
  }

  /**
   * Returns files with a running upload, in the order in which the queue started them. Their order
   * of arrival at Aether is random, due to the disk.
   */
  uploading(): string[] {
    const standing = new Set(
      this.aether.calls.flatMap((call) => (call.kind === 'upload' ? [call.path] : []))
    )
    const begun = this.db
      .prepare("SELECT path FROM moves WHERE after = 'uploading' GROUP BY path ORDER BY max(rowid)")
      .pluck()
      .all() as string[]
    return begun.filter((path) => standing.has(path)).map((path) => basename(path))
  }

  close(): void {
    this.clock.dropTimers()
    this.db.close()
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Returns jobs between two requests, in work of this process alone (reading, hashing). */
  #busy(): string[] {
    if (!this.#running) return []
    const uploads = new Set(
      this.aether.calls.flatMap((call) => (call.kind === 'upload' ? [call.path] : []))
    )
    const creates = new Set(
      this.aether.calls.flatMap((call) => (call.kind === 'create' ? [call.idempotencyKey] : []))
    )
    return [
      ...this.jobs.inPhase('uploading').filter((job) => !uploads.has(job.path)),
      ...this.jobs
        .inPhase('submitting')
        .filter((job) => job.due_at_ms === null && !creates.has(job.idempotency_key ?? ''))
    ].map((job) => `${job.path} ${job.phase}`)
  }

  #makeContext(): QueueContext {
    const { clock, db } = this
    const jobs = new JobStore(db, () => clock.nowMs())
    const meta = new MetaStore(db)
    return {
      jobs,
      schedule: new ScheduleStore(db, jobs),
      positions: new PositionStore(db),
      setAside: new QuarantineStore(db),
      accounts: new AccountStore(db),
      meta,
      hold: new KeyThrottle(meta),
      skew: new ClockSkew(),
      storage: new StorageWatch('queue.db', clock, quiet, () => undefined),
      ports: this.#ports(),
      // Checks are left out: a file that has to be checked again waits for the test to pass it.
      tools: () => Promise.reject(new Error(noTools)),
      aether: () => this.aether.client(),
      random: () => 0,
      throttle: () => Promise.resolve(),
      progress: () => undefined
    }
  }

  #ports(): Ports {
    return {
      clock: this.clock,
      log: {
        ...quiet,
        error: (message, data) =>
          void (
            String(data?.error).includes(noTools) ||
            this.surprises.push(`${message}: ${JSON.stringify(data)}`)
          )
      },
      secrets: { apiKey: () => 'key' },
      shell: { setBusy: (busy) => void (this.busy = busy), notify: () => undefined },
      network: { agentFor: () => undefined }
    }
  }

  #makeRunner(): Runner {
    return new Runner(this.#context, { uploadConcurrency: 2, onChange: () => undefined })
  }
}

/** A test's files are on this computer and answer at once. */
const lookNow: FileLookup = (path) => {
  const now = statSync(path, { throwIfNoEntry: false })
  return now === undefined
    ? null
    : { realPath: Buffer.from(path), sizeBytes: now.size, mtimeMs: now.mtimeMs, fileId: '' }
}

const noTools = 'no tools in this test'
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
