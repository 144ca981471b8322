import type { QueueContext, StopReason } from '../queue-context.ts'
import { checkStep } from '../steps/check-step.ts'
import { pollStep } from '../steps/poll-step.ts'
import { reconcileStep } from '../steps/reconcile-step.ts'
import { remoteChangeStep } from '../steps/remote-change-step.ts'
import { submitStep } from '../steps/submit-step.ts'
import { uploadStep } from '../steps/upload-step.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Back-off of a job whose step threw unexpectedly. */
const parkMs = 30_000

type Step = (context: QueueContext, job: StoredJob, signal: AbortSignal) => Promise<void>

const steps = {
  check: checkStep,
  upload: uploadStep,
  submit: submitStep,
  settle: reconcileStep,
  // A remote change of a post scheduled at Aether goes before polling it.
  poll: (context, job, signal) =>
    job.remote_change === null
      ? pollStep(context, job, signal)
      : remoteChangeStep(context, job, signal)
} satisfies Record<string, Step>

export type StepKind = keyof typeof steps | 'hash'
interface Running {
  kind: StepKind
  abort: AbortController
  done: Promise<void>
}

/** The running steps of this process, at most one for each job. */
export class RunningSteps {
  readonly #context: QueueContext
  readonly #onEnd: () => void
  readonly #running = new Map<string, Running>()
  readonly #backOffUntilMs = new Map<string, number>()

  /** @param onEnd called after each step, however it ended */
  constructor(context: QueueContext, onEnd: () => void) {
    this.#context = context
    this.#onEnd = onEnd
  }

  get size(): number {
    return this.#running.size
  }

  count(kind: StepKind): number {
    let n = 0
    for (const running of this.#running.values()) if (running.kind === kind) n++
    return n
  }

  has(jobId: string): boolean {
    return this.#running.has(jobId)
  }

  /** Ids of the jobs that are being uploaded. */
  uploads(): string[] {
    return [...this.#running].flatMap(([id, { kind }]) => (kind === 'upload' ? [id] : []))
  }

  isBackingOff(job: StoredJob): boolean {
    const untilMs = this.#backOffUntilMs.get(job.id)
    if (untilMs === undefined) return false
    if (untilMs > this.#context.ports.clock.nowMs()) return true
    this.#backOffUntilMs.delete(job.id)
    return false
  }

  /** Ends all back-offs: after a clock change, the elapsed time is unknown. */
  clearBackOff(): void {
    this.#backOffUntilMs.clear()
  }

  start(kind: keyof typeof steps, job: StoredJob): void {
    this.run(kind, job, steps[kind])
  }

  /** @param key a key other than the job's id lets other steps of the job run meanwhile */
  run(kind: StepKind, job: StoredJob, step: Step, key = job.id): void {
    const abort = new AbortController()
    const done = step(this.#context, job, abort.signal)
      .catch((error: unknown) => {
        // After a storage error the job continues as after a crash, once there is room.
        if (this.#context.storage.report(error) || abort.signal.aborted) return
        this.#backOffUntilMs.set(job.id, this.#context.ports.clock.nowMs() + parkMs)
        this.#context.ports.log.error('a step failed unexpectedly', {
          step: kind,
          jobId: job.id,
          error: String(error)
        })
      })
      .finally(() => {
        this.#running.delete(key)
        queueMicrotask(this.#onEnd)
      })
    this.#running.set(key, { kind, abort, done })
  }

  /** Aborts the job's step; false if none runs or it sends a post, which is never aborted. */
  abort(jobId: string, reason: StopReason): boolean {
    const running = this.#running.get(jobId)
    if (running === undefined || running.kind === 'submit') return false
    running.abort.abort(reason)
    return true
  }

  abortUploads(reason: StopReason): void {
    for (const id of this.uploads()) this.abort(id, reason)
  }

  /** Aborts every step, or (`spareCreates`) every step that does not send a post. */
  stopAll({ spareCreates }: { spareCreates: boolean }): void {
    for (const { kind, abort } of this.#running.values())
      if (kind !== 'submit' || !spareCreates) abort.abort('stop')
  }

  /** Resolves when all steps that run now have ended. */
  async ended(): Promise<void> {
    await Promise.all([...this.#running.values()].map((running) => running.done))
  }
}
