import type { QueueState } from '../../../contract/queue/engine-event.ts'
import { describePause, isStopping } from '../commands/pause-command.ts'
import type { QueueContext } from '../queue-context.ts'
import type { RunnerLease } from '../lease/runner-lease.ts'

type Known = Omit<QueueState, 'hold' | 'clockSkewMs'>

/** Reports the state of the queue; if the store is unreadable, repeats the last known state. */
export class QueueStatusReporter {
  readonly #context: QueueContext
  readonly #lease: Pick<RunnerLease, 'who'>
  readonly #onFault: (error: unknown) => void
  #known: Known = {
    paused: false,
    stopping: false,
    missedJobs: 0,
    apiCallsThisMonth: 0,
    apiCallBudget: 0,
    runner: 'none'
  }

  constructor(
    context: QueueContext,
    lease: Pick<RunnerLease, 'who'>,
    onFault: (error: unknown) => void
  ) {
    this.#context = context
    this.#lease = lease
    this.#onFault = onFault
  }

  now(): QueueState {
    const { meta, schedule, storage, hold, skew, ports } = this.#context
    const nowMs = ports.clock.nowMs()
    try {
      this.#known = {
        paused: meta.paused,
        stopping: isStopping(this.#context),
        missedJobs: schedule.countMissed(),
        apiCallsThisMonth: meta.callsInMonth(nowMs),
        apiCallBudget: meta.apiCallBudget,
        runner: this.#lease.who()
      }
    } catch (error) {
      this.#onFault(error)
    }
    return {
      ...this.#known,
      hold: storage.describe() ?? hold.describe(nowMs) ?? describePause(this.#known),
      clockSkewMs: skew.tellableMs()
    }
  }
}
