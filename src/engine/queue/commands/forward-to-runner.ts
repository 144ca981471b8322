import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../../contract/app-error.ts'
import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import type { CommandStore } from '../store/command-store.ts'
import { whenUnlocked } from '../store/when-unlocked.ts'

const pollMs = 100
/** A runner answers within a second; one that is stopped or asleep does not. */
const patienceMs = 15_000

export interface ForwardOptions {
  commands: CommandStore
  /** Whether the runner has ended meanwhile, so that nobody is left to answer. */
  runnerIsGone: () => boolean
  /** Aborted when this engine closes. */
  signal: AbortSignal
  /** How long to wait for an answer, by the wall. */
  waitMs?: number
}

/**
 * Stores a command for the runner, which is another process, and waits for its answer. Withdraws a
 * command that it gives up on, so that it never runs unnoticed; if even that fails, the error says
 * that the command may still run.
 * @returns null when the runner ended before it took the order
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

/** The answer, if readable now. Drops it if possible; otherwise the runner does a day later. */
function answerOf(commands: CommandStore, id: number): RequestResult | null {
  let result: RequestResult | null = null
  try {
    result = commands.read(id)
    if (result !== null) commands.drop(id)
  } catch {
    // Unread: the next poll tries again. Not dropped: forgotten later. The command itself stands.
  }
  return result
}

/** Takes the order back; the answer, when it came in the last moment. */
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
