import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import { createEventBatch } from './event-batch.ts'
import type { EventBatch } from './event-batch.ts'
import { queueForPage } from '../errors/redact-home.ts'

/**
 * Minimum time between two messages to one window, in ms. It is the only throttle between engine
 * and screen: at five times a second a bar moves smoothly, a number can be read, and a view over
 * 10,000 rows may follow each message.
 */
export const minGapMs = 200

export interface PumpTimers {
  nowMs: () => number
  /** Calls back once after `delayMs`. Returns a function that cancels it. */
  after: (delayMs: number, callback: () => void) => () => void
}

const realTimers: PumpTimers = {
  nowMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  }
}

export interface EventPump {
  /** Starts a new session: drops the gathered changes and restarts numbering. */
  reset: (session: number) => void
  push: (event: EngineEvent) => void
  /** Requests a desktop update after a change without an event. */
  updateSoon: () => void
  /**
   * Returns the number of the last message. A snapshot taken now has it; later messages follow it.
   */
  seq: () => number
  stop: () => void
}

/**
 * Turns engine events into numbered deltas, at most one per `minGapMs`.
 * @param send must not throw
 * @param look called a gap after each delta, also the last: a state that the next event undoes,
 * such as the end of a batch, is over by then
 */
export function createEventPump(
  { send, look }: { send: (delta: Delta) => void; look: () => void },
  timers: PumpTimers = realTimers,
  maxRows?: number
): EventPump {
  let batch: EventBatch = createEventBatch(maxRows)
  let session = 0
  let seq = 0
  let lastSentMs = -Infinity
  let updateIsDue = false
  let cancel: (() => void) | null = null

  const schedule = (): void => {
    cancel ??= timers.after(Math.max(0, lastSentMs + minGapMs - timers.nowMs()), flush)
  }
  const flush = (): void => {
    cancel = null
    const body = batch.take()
    const updates = updateIsDue
    updateIsDue = body !== null
    if (body !== null) {
      lastSentMs = timers.nowMs()
      seq += 1
      send({ session, seq, ...body })
      schedule()
    }
    if (updates) look()
  }
  const updateSoon = (): void => {
    updateIsDue = true
    lastSentMs = timers.nowMs()
    schedule()
  }
  const stop = (): void => {
    cancel?.()
    cancel = null
    updateIsDue = false
    batch = createEventBatch(maxRows)
  }

  return {
    reset(next) {
      stop()
      session = next
      seq = 0
      updateSoon()
    },
    push(event) {
      batch.add(event.type === 'queue' ? { ...event, queue: queueForPage(event.queue) } : event)
      schedule()
    },
    updateSoon,
    seq: () => seq,
    stop
  }
}
