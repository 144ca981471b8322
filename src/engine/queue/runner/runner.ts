import { cpus } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { clockJumpMs, type ClockReading } from '../../domain/clock-jump.ts'
import { closedAccounts } from '../admission/account-gate.ts'
import { settleWithin } from '../../settle-within.ts'
import { ClockRecheck } from './clock-recheck.ts'
import { hashStep } from '../steps/hash-step.ts'
import type { InFlight, QueueContext, StopReason } from '../queue-context.ts'
import { recover } from './recover.ts'
import { RunningSteps } from './running-steps.ts'
import { scheduleOf, setMissedAside, waitOf } from '../admission/schedule-gate.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Longest timer, so that a clock change or a sleep of the machine is noticed soon. */
const longestTimerMs = 30_000
/** How long a stop waits for a running create. */
const createGraceMs = 30_000
/** How long a forced stop waits for aborted steps; it abandons one that hangs on a dead disk. */
const forcedStopMs = 5_000
const pollsAtOnce = 4
const leastHashPauseMs = 50
/** Retry delay after a pass that threw unexpectedly. */
const afterFailureMs = 30_000

export interface RunnerOptions {
  uploadConcurrency: number
  /** Called after each step and each start, so that clients receive the changes. */
  onChange(): void
}

/**
 * Drives every job of a data folder. Decides from the store alone what is due, starts steps within
 * their limits, and runs again when a step ends, when woken, or when the next job is due.
 */
export class Runner implements InFlight {
  readonly #context: QueueContext
  readonly #options: RunnerOptions
  readonly #steps: RunningSteps
  readonly #checksAtOnce = Math.max(1, cpus().length)
  readonly #clockRecheck: ClockRecheck
  /** Jobs, as id and phase, whose file could not be hashed as a whole. */
  readonly #leftUnread = new Set<string>()
  #cancelTimer: (() => void) | null = null
  #on = false
  #recovered = false
  #sending = true
  #clocks: ClockReading | null = null

  constructor(context: QueueContext, options: RunnerOptions) {
    this.#context = context
    this.#options = options
    this.#steps = new RunningSteps(context, () => (this.#on ? this.wake() : options.onChange()))
    this.#clockRecheck = new ClockRecheck(context, () => this.wake())
  }

  /** Starts to drive the queue. The caller holds the runner's lock. */
  start(): void {
    this.#on = true
    this.#recovered = false
    this.#sending = true
    this.wake()
  }

  /** Stops. Aborts uploads and checks; running creates get 30 s to finish (`force`: none). */
  async stop(force: boolean): Promise<void> {
    this.#on = false
    this.#sending = false
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#clockRecheck.stop()
    this.#steps.stopAll({ spareCreates: !force })
    const cancelGrace = this.#context.ports.clock.setTimer(createGraceMs, () =>
      this.#steps.stopAll({ spareCreates: false })
    )
    const all = this.#steps.ended()
    await settleWithin(force ? forcedStopMs : createGraceMs + forcedStopMs, all)
    cancelGrace()
    this.#context.ports.shell.setBusy(false)
  }

  /** Looks for work now. Storage errors (disk full, file locked) are reported and retried. */
  wake(): void {
    if (!this.#on) return
    const { storage, ports } = this.#context
    let delayMs = afterFailureMs
    try {
      if (storage.waitMs() === 0) this.#work()
      this.#options.onChange()
      delayMs = storage.fault === null ? this.#nextWorkMs() : storage.waitMs()
    } catch (error) {
      if (storage.report(error)) delayMs = storage.waitMs()
      else ports.log.error('the queue could not be read or written', { error: String(error) })
    }
    // A listener may have stopped the runner.
    if (!this.#on) return
    // Runs even after a failed pass: a machine that sends nothing may sleep.
    ports.shell.setBusy(this.#steps.count('upload') + this.#steps.count('submit') > 0)
    this.#wakeIn(delayMs)
  }

  #work(): void {
    const { storage, meta } = this.#context
    if (storage.fault !== null) meta.probeWritable()
    if (!this.#recovered) recover(this.#context)
    this.#recovered = true
    this.#watchClock()
    setMissedAside(this.#context)
    this.#recoverOrphans()
    this.#startDue()
    storage.over()
  }

  /**
   * Compares both clocks with the last pass. After a sleep, due jobs are simply due; the user
   * decides about missed times. If the clock was set back, pauses move with it.
   */
  #watchClock(): void {
    const {
      hold,
      schedule,
      skew,
      ports: { clock, log }
    } = this.#context
    const now = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
    const jumpMs = this.#clocks === null ? 0 : clockJumpMs(this.#clocks, now)
    if (jumpMs !== 0) {
      log.info('the clock jumped', { jumpMs: Math.round(jumpMs) })
      this.#steps.clearBackOff()
      skew.forget()
    }
    if (jumpMs < 0) {
      schedule.movePauses(jumpMs)
      hold.move(jumpMs)
    }
    this.#clocks = now
  }

  #wakeIn(delayMs: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#context.ports.clock.setTimer(Math.min(longestTimerMs, delayMs), () =>
      this.wake()
    )
  }

  abort(jobId: string, reason: StopReason): boolean {
    return this.#steps.abort(jobId, reason)
  }

  isAtWork(jobId: string): boolean {
    return this.#steps.has(jobId)
  }

  abortUploads(reason: StopReason): void {
    this.#steps.abortUploads(reason)
  }

  /** Recovers jobs of failed steps as after a crash; aborts uploads whose job left `uploading`. */
  #recoverOrphans(): void {
    const { jobs, ports } = this.#context
    for (const id of this.#steps.uploads())
      if (jobs.get(id)?.phase !== 'uploading') this.#steps.abort(id, 'cancel')
    const orphan = (job: StoredJob) => !this.#steps.has(job.id) && !this.#steps.isBackingOff(job)
    for (const job of jobs.inPhase('uploading').filter(orphan)) jobs.move(job, 'upload-interrupted')
    for (const job of jobs.inPhase('submitting').filter(orphan))
      if (job.due_at_ms === null) jobs.update(job, { due_at_ms: ports.clock.nowMs(), polls: 0 })
  }

  #startDue(): void {
    const { jobs, hold, ports } = this.#context
    const nowMs = ports.clock.nowMs()
    this.#fill('check', this.#checksAtOnce, (free) =>
      jobs.inPhase('checking', free + this.#steps.count('check'))
    )
    if (this.#sending && !hold.holds(nowMs)) this.#startSending(nowMs)
    this.#hashWhenIdle()
  }

  /** Hashes one file at a time, while no other step reads, for at most a fifth of the time. */
  #hashWhenIdle(): void {
    if ((['check', 'hash', 'upload'] as const).some((kind) => this.#steps.count(kind) > 0)) return
    const job = this.#context.jobs.nextUnread([...this.#leftUnread])
    if (job === null) return
    this.#steps.run(
      'hash',
      job,
      async (...step) => {
        const startedMs = performance.now()
        if (!(await hashStep(...step))) this.#leftUnread.add(job.id + job.phase)
        await delay(Math.max(leastHashPauseMs, 4 * (performance.now() - startedMs)), undefined, {
          signal: step[2]
        })
      },
      'hash'
    )
  }

  #startSending(nowMs: number): void {
    const { jobs, meta } = this.#context
    this.#clockRecheck.look()
    this.#fill('settle', pollsAtOnce, (free) => [
      ...jobs.due('submitting', nowMs, free),
      ...jobs.due('unknown', nowMs, free)
    ])
    this.#fill('poll', pollsAtOnce, (free) => [
      ...jobs.due('processing', nowMs, free),
      ...jobs.due('scheduled', nowMs, free)
    ])
    // While a pause lets current jobs finish, an uploaded job is one of them.
    if (!meta.paused || meta.finishing)
      this.#fill('submit', this.#options.uploadConcurrency, (free) =>
        jobs.inPhase('uploaded', free + this.#steps.size)
      )
    if (!meta.paused) this.#startWaiting(nowMs)
  }

  /** Due posts go first. They need no upload slot if Aether has their media. */
  #startWaiting(nowMs: number): void {
    const { jobs, schedule } = this.#context
    // Jobs to skip for now: their step failed or is still ending. Later jobs continue.
    const passed: string[] = []
    for (;;) {
      const mayUpload = this.#steps.count('upload') < this.#options.uploadConcurrency
      if (!mayUpload && schedule.urgent(nowMs, {}, true, passed) === null) return
      const closed = closedAccounts(this.#context, nowMs)
      const next =
        schedule.urgent(nowMs, closed, !mayUpload, passed) ??
        (mayUpload ? jobs.nextReady(nowMs, closed, passed) : null)
      if (next === null) return
      if (this.#steps.has(next.id) || this.#steps.isBackingOff(next)) {
        passed.push(next.id)
        continue
      }
      const wait = waitOf(scheduleOf(this.#context, next, nowMs))
      if (wait !== null) {
        jobs.update(next, wait)
        continue
      }
      const mediaIsFresh = next.media_key !== null && next.sha256 !== null
      // Few at a time, even after a hold: a crash may leave each one for the user to resolve.
      if (mediaIsFresh && this.#steps.count('submit') >= this.#options.uploadConcurrency) return
      const uploaded = mediaIsFresh ? jobs.move(next, 'resume-uploaded') : null
      if (uploaded === null) this.#steps.start('upload', next)
      else this.#steps.start('submit', uploaded)
    }
  }

  #fill(
    kind: Parameters<RunningSteps['start']>[0],
    bound: number,
    candidates: (free: number) => StoredJob[]
  ): void {
    const free = bound - this.#steps.count(kind)
    if (free <= 0) return
    let left = free
    for (const job of candidates(free)) {
      if (left === 0) return
      if (this.#steps.has(job.id) || this.#steps.isBackingOff(job)) continue
      this.#steps.start(kind, job)
      left--
    }
  }

  #nextWorkMs(): number {
    const { jobs, hold, ports } = this.#context
    const nowMs = ports.clock.nowMs()
    const holdUntilMs = hold.untilMs(nowMs)
    const delaysMs = [jobs.nextDueMs(nowMs), holdUntilMs].flatMap((atMs) =>
      atMs !== null && atMs > nowMs ? [atMs - nowMs] : []
    )
    return Math.min(longestTimerMs, ...delaysMs)
  }
}
