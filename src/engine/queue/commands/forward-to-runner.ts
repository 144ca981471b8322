import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../../contract/app-error.ts'
import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import type { CommandStore } from '../store/command-store.ts'
import { whenUnlocked } from '../store/when-unlocked.ts'

const pollMs = 100
/** A runner answers within a second, unless it is stopped or asleep. */
const patienceMs = 15_000

export interface ForwardOptions {
  commands: CommandStore
  /** Whether the runner has ended meanwhile, so that no process will answer. */
  runnerIsGone: () => boolean
  /** Aborted when this engine closes. */
  signal: AbortSignal
  /** How long to wait for an answer, in wall-clock time. */
  waitMs?: number
}

/**
 * Stores a command for the runner, which is another process, and waits for its answer. Withdraws
 * the command when it gives up, so that it can't run later unnoticed; if even that fails, the error
 * says that the command may still run.
 * @returns null if the runner ended before it took the command
 * @throws AppError RUNNER_SILENT | ORDER_LEFT_BEHIND | ENGINE_CLOSED; the store's, if not stored
 */
export async function forwardToRunner(
  options: ForwardOptions,
  request: QueueCommand
): Promise<RequestResult | null> {
  const { commands, signal } = options
  const id = await whenUnlocked(() => commands.put(request), signal)
  const waited = await waitFor(options, id)
  const result = typeof waited === 'object' ? waited : takeBack(commands, id)
  if (result !== null || waited === 'gone') return result
  throw signal.aborted
    ? new AppError(
        'ENGINE_CLOSED',
        'The queue was closed before this order was carried out; nothing was changed.',
        { retry: 'later' }
      )
    : new AppError(
        'RUNNER_SILENT',
        'The process that runs the queue does not answer. Close it (or let it go on if it is stopped) and try again; nothing was changed.',
        { retry: 'later' }
      )
}

async function waitFor(
  { commands, runnerIsGone, signal, waitMs = patienceMs }: ForwardOptions,
  id: number
): Promise<RequestResult | 'gone' | 'given-up'> {
  const giveUpAt = performance.now() + waitMs
  while (!signal.aborted && performance.now() < giveUpAt) {
    await delay(pollMs, undefined, { signal }).catch(() => undefined)
    const result = answerOf(commands, id)
    if (result !== null) return result
    if (isTrue(runnerIsGone)) return 'gone'
  }
  return 'given-up'
}

/** Returns the answer, if readable now, and drops it; if that fails, the runner does in a day. */
function answerOf(commands: CommandStore, id: number): RequestResult | null {
  let result: RequestResult | null = null
  try {
    result = commands.read(id)
    if (result !== null) commands.drop(id)
  } catch {
    // Unread: the next poll retries. Not dropped: it is dropped later. The command stays valid.
  }
  return result
}

/** Withdraws the command; returns the answer if it arrived at the last moment. */
function takeBack(commands: CommandStore, id: number): RequestResult | null {
  try {
    return commands.withdraw(id) ? null : answerOf(commands, id)
  } catch (cause) {
    throw new AppError(
      'ORDER_LEFT_BEHIND',
      'The process that runs the queue does not answer and keeps the queue’s database busy, so that this order could not be taken back. It is carried out if that process goes on within a minute; look at the queue before you give it again.',
      { retry: 'later', cause }
    )
  }
}

function isTrue(lookup: () => boolean): boolean {
  try {
    return lookup()
  } catch {
    // Whether the runner is alive is unknown now; the next poll checks again.
    return false
  }
}
