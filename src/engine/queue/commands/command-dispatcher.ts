import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import { applyCommand } from './apply-command.ts'
import { asksForFiles, findFiles, noLookup, type FileLookup } from '../intake/file-snapshot.ts'
import { forwardToRunner } from './forward-to-runner.ts'
import { remoteChangeStep } from '../steps/remote-change-step.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'
import type { CommandStore } from '../store/command-store.ts'
import type { RunnerLease } from '../lease/runner-lease.ts'
import { whenUnlocked } from '../store/when-unlocked.ts'

interface DispatcherOptions {
  context: QueueContext
  runner: InFlight & { wake(): void }
  lease: Pick<RunnerLease, 'taken' | 'who' | 'borrow'>
  commands: CommandStore
  /** Aborted when the engine closes. */
  signal: AbortSignal
  /** Called after this process changed something while there is no runner. */
  onChange: () => void
}

/** Receives the user's commands: runs them if this process may, else forwards them. */
export class CommandDispatcher {
  readonly #options: DispatcherOptions
  /** Whether a command of another process waits for its files; later commands wait too. */
  #inspecting = false
  constructor(options: DispatcherOptions) {
    this.#options = options
  }

  /** @throws AppError as `forwardToRunner` */
  async dispatch(command: QueueCommand): Promise<RequestResult> {
    const { context, runner, lease, commands, signal, onChange } = this.#options
    const lookup = asksForFiles(command) ? await findFiles(context, command, signal) : noLookup
    const apply = () =>
      context.jobs.transaction(() => applyCommand(context, runner, command, lookup))
    if (lease.taken) {
      // Another process may hold the lease by the time the database is free.
      const result = await whenUnlocked(() => (lease.taken ? apply() : null), signal)
      if (result === null) return this.dispatch(command)
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
    const result = await forwardToRunner(
      { commands, runnerIsGone: () => lease.who() === 'none', signal },
      command
    )
    return result ?? this.dispatch(command)
  }

  /**
   * Runs the commands of other processes. Stores each with its answer, unless it was withdrawn. A
   * command that throws is answered as failed, so that it does not block later ones.
   * @throws what the store throws while it cannot be written
   */
  runPending(): void {
    if (this.#inspecting) return
    const { commands } = this.#options
    commands.dropStale()
    for (const { id, request } of commands.open()) {
      if (asksForFiles(request)) return void this.#inspectFirst(id, request)
      this.#runOne(id, request, noLookup)
    }
  }

  async #inspectFirst(id: number, command: QueueCommand): Promise<void> {
    const { context, runner, lease, signal } = this.#options
    this.#inspecting = true
    try {
      const lookup = await findFiles(context, command, signal)
      // The new runner runs the command.
      if (!lease.taken) return
      this.#runOne(id, command, lookup)
      this.#inspecting = false
      this.runPending()
      runner.wake()
    } catch (error) {
      if (!context.storage.report(error))
        context.ports.log.error('the orders of other programs could not be read', {
          error: String(error)
        })
    } finally {
      this.#inspecting = false
    }
  }

  #runOne(id: number, request: QueueCommand, lookup: FileLookup): void {
    const { context, runner, commands } = this.#options
    try {
      context.jobs.transaction(() => {
        if (commands.isOpen(id)) commands.answer(id, applyCommand(context, runner, request, lookup))
      })
    } catch (error) {
      if (context.storage.report(error)) throw error
      context.ports.log.error('an order could not be carried out', {
        kind: request.kind,
        error: String(error)
      })
      commands.refuse(
        id,
        'This order could not be carried out; nothing was changed. Details are in the log file.'
      )
    }
  }

  /** Without a runner, sends these jobs' remote changes once; the next runner does the rest. */
  async #askAether(jobIds: readonly string[]): Promise<void> {
    const { context, signal } = this.#options
    const { jobs, hold, ports } = context
    for (const id of jobIds) {
      const job = jobs.get(id)
      if (
        job?.phase !== 'scheduled' ||
        job.remote_change === null ||
        hold.holds(ports.clock.nowMs())
      )
        continue
      try {
        await remoteChangeStep(context, job, signal)
      } catch (error) {
        ports.log.warn('Aether could not be asked; the next runner does it', {
          jobId: id,
          error: String(error)
        })
      }
    }
  }
}
