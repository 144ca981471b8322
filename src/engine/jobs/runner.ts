import { cpus } from 'node:os'
import type { WaitReason } from '../../contract/phase.ts'
import { clockJumpMs, type ClockReading } from '../core/clock-jump.ts'
import { quotaVerdict, quotaWindowMs } from '../core/quota.ts'
import { handOverLeastMs } from '../core/schedule.ts'
import type { InFlight } from './apply-request.ts'
import { atMost } from './at-most.ts'
import { checkStep } from './check-step.ts'
import { ClockLook } from './clock-look.ts'
import { orderStep } from './order-step.ts'
import { pollStep } from './poll-step.ts'
import type { QueueContext, StopReason } from './queue-context.ts'
import { holdForQuota } from './quota-hold.ts'
import { recover } from './recover.ts'
import { scheduleOf, setMissedAside, waitOf } from './schedule-gate.ts'
import { settleStep } from './settle-step.ts'
import type { StoredJob } from './stored-job.ts'
import { submitStep } from './submit-step.ts'
import { uploadStep } from './upload-step.ts'

/** No timer is longer, so that a clock that jumps or a machine that slept is noticed soon. */
const longestTimerMs = 30_000
/** How long a stop waits for a create in flight. */
const createGraceMs = 30_000
/** How long a forced stop waits for steps that were told to stop; one that hangs on a dead disk is left behind. */
const forcedStopMs = 5_000
const pollsAtOnce = 4
const parkMs = 30_000

type StepKind = 'check' | 'upload' | 'submit' | 'settle' | 'poll'
type Step = (context: QueueContext, job: StoredJob, signal: AbortSignal) => Promise<void>
interface Running {
  kind: StepKind
  abort: AbortController
  done: Promise<void>
}

export interface RunnerOptions {
  uploadConcurrency: number
  /** Called after each step and each start, so that the faces hear of what changed. */
  onChange(): void
}

/**
 * Drives every job of a data folder. It decides from the store alone what is due, starts steps within their bounds,
 * and looks again when one ends, when it is woken, or when the next job is due.
 */
export class Runner implements InFlight {
  readonly #context: QueueContext
  readonly #options: RunnerOptions
  readonly #running = new Map<string, Running>()
  /** Jobs whose step failed in a way it should have handled; left alone for a while. */
  readonly #parkedUntilMs = new Map<string, number>()
  readonly #checksAtOnce = Math.max(1, cpus().length)
  readonly #clockLook: ClockLook
  #cancelTimer: (() => void) | null = null
  #on = false
  #recovered = false
  #sending = true
  #clocks: ClockReading | null = null

  constructor(context: QueueContext, options: RunnerOptions) {
    this.#context = context
    this.#options = options
    this.#clockLook = new ClockLook(context, () => this.wake())
  }

  /** Starts driving. The caller holds the runner's lock. */
  start(): void {
    this.#on = true
    this.#recovered = false
    this.#sending = true
    this.wake()
  }

  /** Aborts uploads and checks, lets creates in flight finish for 30 s (`force`: not at all), and stops looking. */
  async stop(force: boolean): Promise<void> {
    this.#on = false
    this.#sending = false
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#clockLook.stop()
    for (const { kind, abort } of this.#running.values()) if (kind !== 'submit' || force) abort.abort('stop')
    const cancelGrace = this.#context.ports.clock.setTimer(createGraceMs, () => {
      for (const { abort } of this.#running.values()) abort.abort('stop')
    })
    const all = Promise.all([...this.#running.values()].map((running) => running.done))
    await (force ? atMost(forcedStopMs, all) : all)
    cancelGrace()
    this.#context.ports.shell.setBusy(false)
  }

  /** Looks for work now. A fault of the store (a full disk, a locked file) is reported and tried again, never fatal. */
  wake(): void {
    if (!this.#on) return
    const { storage, ports } = this.#context
    let delayMs = parkMs
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
    // Whatever kept this look from starting anything: a machine that sends nothing may sleep.
    ports.shell.setBusy(this.#count('upload') + this.#count('submit') > 0)
    this.#lookIn(delayMs)
  }

  #work(): void {
    const { storage, meta } = this.#context
    if (storage.fault !== null) meta.probeRoom()
    if (!this.#recovered) recover(this.#context)
    this.#recovered = true
    this.#watchClock()
    setMissedAside(this.#context)
    this.#rescueStrays()
    this.#startDue()
    storage.over()
  }

  /**
   * Compares both clocks with the last look. After a sleep what was due is simply due; times that went by meanwhile are a
   * person's business. When the clock was set back, pauses move with it.
   */
  #watchClock(): void {
    const { hold, schedule, skew, ports: { clock, log } } = this.#context
    const now = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
    const jumpMs = this.#clocks === null ? 0 : clockJumpMs(this.#clocks, now)
    if (jumpMs !== 0) {
      log.info('the clock jumped', { jumpMs: Math.round(jumpMs) })
      this.#parkedUntilMs.clear()
      skew.forget()
    }
    if (jumpMs < 0) {
      schedule.movePauses(jumpMs)
      hold.move(jumpMs)
    }
    this.#clocks = now
  }

  #lookIn(delayMs: number): void {
    this.#cancelTimer?.()
    this.#cancelTimer = this.#context.ports.clock.setTimer(Math.min(longestTimerMs, delayMs), () => this.wake())
  }

  abort(jobId: string, reason: StopReason): boolean {
    const running = this.#running.get(jobId)
    if (running === undefined || running.kind === 'submit') return false
    running.abort.abort(reason)
    return true
  }

  isAtWork(jobId: string): boolean {
    return this.#running.has(jobId)
  }

  abortUploads(reason: StopReason): void {
    for (const { kind, abort } of this.#running.values()) if (kind === 'upload') abort.abort(reason)
  }

  /** Jobs that a failed step left in the middle go on as after a crash; uploads whose job another process took away end. */
  #rescueStrays(): void {
    const { jobs, ports } = this.#context
    for (const [id, { kind, abort }] of this.#running) if (kind === 'upload' && jobs.get(id)?.phase !== 'uploading') abort.abort('cancel')
    const stray = (job: StoredJob) => !this.#running.has(job.id) && !this.#parked(job)
    for (const job of jobs.inPhase('uploading').filter(stray)) jobs.move(job, 'upload-interrupted')
    for (const job of jobs.inPhase('submitting').filter(stray)) if (job.due_at_ms === null) jobs.update(job, { due_at_ms: ports.clock.nowMs(), polls: 0 })
  }

  #parked(job: StoredJob): boolean {
    const untilMs = this.#parkedUntilMs.get(job.id)
    if (untilMs === undefined) return false
    if (untilMs > this.#context.ports.clock.nowMs()) return true
    this.#parkedUntilMs.delete(job.id)
    return false
  }

  #startDue(): void {
    const { jobs, hold, meta, ports } = this.#context
    const nowMs = ports.clock.nowMs()
    this.#fill('check', this.#checksAtOnce, (free) => jobs.inPhase('checking', free + this.#count('check')), checkStep)
    if (!this.#sending || hold.holds(nowMs)) return
    this.#clockLook.look()
    this.#fill('settle', pollsAtOnce, (free) => [...jobs.due('submitting', nowMs, free), ...jobs.due('unknown', nowMs, free)], settleStep)
    this.#fill('poll', pollsAtOnce, (free) => [...jobs.due('processing', nowMs, free), ...jobs.due('scheduled', nowMs, free)], askStep)
    // While a pause waits for what was under way, whatever is uploaded belongs to it.
    if (!meta.paused || meta.finishing) this.#fill('submit', this.#options.uploadConcurrency, (free) => jobs.inPhase('uploaded', free + this.#running.size), submitStep)
    if (!meta.paused) this.#startWaiting(nowMs)
  }

  /** Posts whose time has come go first, and need no free upload when their media lies at Aether. */
  #startWaiting(nowMs: number): void {
    const { jobs, schedule } = this.#context
    for (;;) {
      const mayUpload = this.#count('upload') < this.#options.uploadConcurrency
      if (!mayUpload && schedule.urgent(nowMs, {}, true) === null) return
      const closed = this.#closedAccounts(nowMs)
      const next = schedule.urgent(nowMs, closed, !mayUpload) ?? (mayUpload ? this.#nextInLine(nowMs, closed) : null)
      if (next === null || this.#running.has(next.id) || this.#parked(next)) return
      const wait = waitOf(scheduleOf(this.#context, next, nowMs))
      if (wait !== null) {
        jobs.update(next, wait)
        continue
      }
      const mediaIsFresh = next.media_key !== null && next.sha256 !== null
      // Files that were held all at once go out few at a time: each create that a crash cuts off is one that a person may have to settle.
      if (mediaIsFresh && this.#count('submit') >= this.#options.uploadConcurrency) return
      const uploaded = mediaIsFresh ? jobs.move(next, 'resume-uploaded') : null
      if (uploaded === null) this.#run('upload', next, uploadStep)
      else this.#run('submit', uploaded, submitStep)
    }
  }

  #nextInLine(nowMs: number, closed: Readonly<Record<string, number>>): StoredJob | null {
    const { jobs } = this.#context
    const id = jobs.turns.next(nowMs, closed)
    return id === null ? null : jobs.get(id)
  }

  /**
   * Accounts that may not begin another upload, each with the instant up to which that holds: their day is full, or full
   * once what is under way is posted. What Aether is to keep for another day goes on.
   */
  #closedAccounts(nowMs: number): Record<string, number> {
    const { jobs, accounts, meta } = this.#context
    const closed: Record<string, number> = {}
    for (const { profileId, usable, dailyLimit } of accounts.list()) {
      const verdict = quotaVerdict(jobs.postedSince(profileId, nowMs - quotaWindowMs), dailyLimit, nowMs, accounts.closure(profileId).closedUntilMs)
      if (!usable) closed[profileId] = this.#holdAccount(profileId, 'reconnect', null, nowMs)
      else if (verdict.opensAtMs !== null) closed[profileId] = this.#holdAccount(profileId, 'quota', verdict.opensAtMs, nowMs)
      else {
        // Uploaded posts that wait for a look at the first one have their places.
        const underWay = jobs.countInPhases(['uploading', 'uploaded'], profileId) + (meta.audience === 'open' ? jobs.turns.countHeld('audience-check', profileId) : 0)
        const room = verdict.left - underWay
        if (room <= 0) closed[profileId] = nowMs + handOverLeastMs
        else if (!jobs.turns.hasStartable(profileId, nowMs, null)) jobs.turns.pullForward(profileId, room)
      }
    }
    return closed
  }

  #holdAccount(profileId: string, reason: WaitReason, untilMs: number | null, nowMs: number): number {
    const { jobs } = this.#context
    if (jobs.turns.hasStartable(profileId, nowMs, untilMs)) {
      if (reason === 'quota' && untilMs !== null) holdForQuota(this.#context, profileId, untilMs, nowMs)
      else jobs.holdWaiting(reason, untilMs, profileId, nowMs)
    }
    return untilMs ?? Number.MAX_SAFE_INTEGER
  }

  #count(kind: StepKind): number {
    let n = 0
    for (const running of this.#running.values()) if (running.kind === kind) n++
    return n
  }

  #fill(kind: StepKind, bound: number, candidates: (free: number) => StoredJob[], step: Step): void {
    const free = bound - this.#count(kind)
    if (free <= 0) return
    let left = free
    for (const job of candidates(free)) {
      if (left === 0) return
      if (this.#running.has(job.id) || this.#parked(job)) continue
      this.#run(kind, job, step)
      left--
    }
  }

  #run(kind: StepKind, job: StoredJob, step: Step): void {
    const abort = new AbortController()
    const done = step(this.#context, job, abort.signal)
      .catch((error: unknown) => {
        // What could not be stored goes on as after a crash, as soon as there is room.
        if (this.#context.storage.report(error) || abort.signal.aborted) return
        this.#parkedUntilMs.set(job.id, this.#context.ports.clock.nowMs() + parkMs)
        this.#context.ports.log.error('a step failed unexpectedly', { step: kind, jobId: job.id, error: String(error) })
      })
      .finally(() => {
        this.#running.delete(job.id)
        queueMicrotask(() => (this.#on ? this.wake() : this.#options.onChange()))
      })
    this.#running.set(job.id, { kind, abort, done })
  }

  #nextWorkMs(): number {
    const { jobs, hold, ports } = this.#context
    const nowMs = ports.clock.nowMs()
    const holdUntilMs = hold.holds(nowMs) ? hold.untilMs() : null
    const delaysMs = [jobs.nextDueMs(nowMs), holdUntilMs].flatMap((atMs) => (atMs !== null && atMs > nowMs ? [atMs - nowMs] : []))
    return Math.min(longestTimerMs, ...delaysMs)
  }
}

/** What a person ordered about a post that Aether keeps comes before asking how it does. */
const askStep: Step = (context, job, signal) => (job.order_kind === null ? pollStep(context, job, signal) : orderStep(context, job, signal))
