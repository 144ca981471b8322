import { AppError } from '../../contract/app-error.ts'
import type { QueueRequest, RequestResult } from '../../contract/queue-request.ts'
import type { Clock } from '../ports.ts'
import type { RequestStore } from './request-store.ts'

const lookEveryMs = 100
/** A runner answers within a second; one that is stopped or asleep does not. */
const patienceMs = 15_000

/** Leaves an order for the runner, which is another process, and waits for its answer. @throws AppError RUNNER_SILENT */
export async function handOver(requests: RequestStore, clock: Clock, request: QueueRequest): Promise<RequestResult> {
  const id = requests.put(request, clock.nowMs())
  const giveUpAt = performance.now() + patienceMs
  while (performance.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    const result = requests.take(id)
    if (result !== null) return result
  }
  requests.withdraw(id)
  throw new AppError('RUNNER_SILENT', 'The process that runs the queue does not answer. Close it (or let it go on if it is stopped) and try again; nothing was changed.', { retry: 'later' })
}
