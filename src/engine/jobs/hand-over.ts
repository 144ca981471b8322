import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../contract/app-error.ts'
import type { QueueRequest, RequestResult } from '../../contract/queue-request.ts'
import type { Clock } from '../ports.ts'
import type { RequestStore } from './request-store.ts'

const lookEveryMs = 100
/** A runner answers within a second; one that is stopped or asleep does not. */
const patienceMs = 15_000

export interface HandOver {
  requests: RequestStore
  clock: Clock
  /** Whether the runner has ended meanwhile, so that nobody is left to answer. */
  runnerIsGone: () => boolean
  /** Aborted when this engine closes. */
  signal: AbortSignal
}

/**
 * Leaves an order for the runner, which is another process, and waits for its answer. An order that is given up is taken
 * back, so that it is never carried out later behind the person's back.
 * @returns null when the runner ended before it took the order
 * @throws AppError RUNNER_SILENT | ENGINE_CLOSED
 */
export async function handOver({ requests, clock, runnerIsGone, signal }: HandOver, request: QueueRequest): Promise<RequestResult | null> {
  const id = requests.put(request, clock.nowMs())
  const giveUpAt = performance.now() + patienceMs
  let gone = false
  while (!gone && !signal.aborted && performance.now() < giveUpAt) {
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined)
    const result = requests.take(id)
    if (result !== null) return result
    gone = runnerIsGone()
  }
  if (!requests.withdraw(id)) {
    const result = requests.take(id)
    if (result !== null) return result
  }
  if (gone) return null
  throw signal.aborted
    ? new AppError('ENGINE_CLOSED', 'The queue was closed before this order was carried out; nothing was changed.', { retry: 'later' })
    : new AppError('RUNNER_SILENT', 'The process that runs the queue does not answer. Close it (or let it go on if it is stopped) and try again; nothing was changed.', { retry: 'later' })
}
