import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import { applyCommand } from './apply-command.ts'
import type { InFlight } from './in-flight.ts'
import { asksForFiles, lookAtFiles, noLook, type FileLook } from '../intake/file-snapshot.ts'
import { handOver } from './forward-to-runner.ts'
import { orderStep } from '../steps/remote-change-step.ts'
import type { QueueContext } from '../queue-context.ts'
import type { CommandStore } from '../store/command-store.ts'
import type { RunnerLease } from '../lease/runner-lease.ts'
import { whenUnlocked } from '../store/when-unlocked.ts'

export interface DesktopStatusOptions {
  context: QueueContext
  runner: InFlight & { wake(): void }
  lease: Pick<RunnerLease, 'taken' | 'who' | 'borrow'>
  requests: CommandStore
  /** Aborted when the engine closes. */
  signal: AbortSignal
  /** Called after this process changed something while nobody runs the queue. */
  onChange: () => void
}

/** Entry of the user's commands: runs them if this process may, else forwards to the runner. */
export class CommandDispatcher {
  readonly #options: DesktopStatusOptions
  /** A command of another process waits for its files; those behind it wait too. */
  #looking = false
  constructor(options: DesktopStatusOptions) {
    this.#options = options
  }

  /** @throws AppError as `handOver` */
  async give(order: QueueCommand): Promise<RequestResult> {
    const { context, runner, lease, requests, signal, onChange } = this.#options
    const look = asksForFiles(order) ? await lookAtFiles(context, order, signal) : noLook
    const apply = () => context.jobs.transaction(() => applyCommand(context, runner, order, look))
    if (lease.taken) {
      // It may be another process's by the time that the database is free.
      const result = await whenUnlocked(() => (lease.taken ? apply() : null), signal)
      if (result === null) return this.give(order)
      runner.wake()
      return result
    }
    const borrowed = await lease.borrow(async () => {
      const result = await whenUnlocked(apply, signal)
      await this.#askAether(result.changed)
      return result
    })
    if (borrowed !== null) {
      onChange()
      return borrowed.result
    }
    const result = await handOver(
      { requests, runnerIsGone: () => lease.who() === 'none', signal },
      order
    )
    return result ?? this.give(order)
  }

  /**
   * Runs the commands of other processes. Stores each with its answer, unless it was withdrawn. A
   * command that throws is answered as failed, so that it does not block those behind it.
   * @throws what the store throws while it cannot be written
   */
  carryOut(): void {
    if (this.#looking) return
    const { requests } = this.#options
    requests.dropStale()
    for (const { id, request } of requests.open()) {
      if (asksForFiles(request)) return void this.#lookFirst(id, request)
      this.#carryOutOne(id, request, noLook)
    }
  }

  async #lookFirst(id: number, order: QueueCommand): Promise<void> {
    const { context, runner, lease, signal } = this.#options
    this.#looking = true
    try {
      const look = await lookAtFiles(context, order, signal)
      // Whoever runs the queue by now carries it out.
      if (!lease.taken) return
      this.#carryOutOne(id, order, look)
      this.#looking = false
      this.carryOut()
      runner.wake()
    } catch (error) {
      if (!context.storage.report(error))
        context.ports.log.error('the orders of other programs could not be read', {
          error: String(error)
        })
    } finally {
      this.#looking = false
    }
  }

  #carryOutOne(id: number, request: QueueCommand, look: FileLook): void {
    const { context, runner, requests } = this.#options
    try {
      context.jobs.transaction(() => {
        if (requests.isOpen(id)) requests.answer(id, applyCommand(context, runner, request, look))
      })
    } catch (error) {
      if (context.storage.report(error)) throw error
      context.ports.log.error('an order could not be carried out', {
        kind: request.kind,
        error: String(error)
      })
      requests.answer(id, {
        changed: [],
        refused: [
          {
            jobId: '',
            reason:
              'This order could not be carried out; nothing was changed. Details are in the log file.'
          }
        ]
      })
    }
  }

  /** Without a runner, sends these jobs' remote changes once; the next runner does the rest. */
  async #askAether(jobIds: readonly string[]): Promise<void> {
    const { context, signal } = this.#options
    const { jobs, hold, ports } = context
    for (const id of jobIds) {
      const job = jobs.get(id)
      if (job?.phase !== 'scheduled' || job.order_kind === null || hold.holds(ports.clock.nowMs()))
        continue
      try {
        await orderStep(context, job, signal)
      } catch (error) {
        ports.log.warn('Aether could not be asked; the next runner does it', {
          jobId: id,
          error: String(error)
        })
      }
    }
  }
}
