import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import { createEventBatch } from './event-batch.ts'
import type { EventBatch } from './event-batch.ts'
import { queueForPage } from '../errors/redact-home.ts'

/** The least time between two messages to one window, in ms. */
export const minGapMs = 100

export interface PumpTimers {
  nowMs: () => number
  /** Calls back once after `delayMs`. Returns the way to cancel it. */
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
  /** Starts a new session: what was gathered is dropped, numbering starts again. */
  reset: (session: number) => void
  push: (event: EngineEvent) => void
  /** Number of the last message sent. A snapshot taken now carries it; later messages follow it. */
  seq: () => number
  stop: () => void
}

/** Turns engine events into numbered deltas, at most one in `minGapMs`. `send` must not throw. */
export function createEventPump(
  send: (delta: Delta) => void,
  timers: PumpTimers = realTimers,
  maxRows?: number
): EventPump {
  let batch: EventBatch = createEventBatch(maxRows)
  let session = 0
  let seq = 0
  let lastSentMs = -Infinity
  let cancel: (() => void) | null = null

  const schedule = (): void => {
    cancel ??= timers.after(Math.max(0, lastSentMs + minGapMs - timers.nowMs()), flush)
  }
  const flush = (): void => {
    cancel = null
    const body = batch.take()
    if (body === null) return
    lastSentMs = timers.nowMs()
    seq += 1
    send({ session, seq, ...body })
    schedule()
  }
  const stop = (): void => {
    cancel?.()
    cancel = null
    batch = createEventBatch(maxRows)
  }

  return {
    reset(next) {
      stop()
      session = next
      seq = 0
    },
    push(event) {
      batch.add(event.type === 'queue' ? { ...event, queue: queueForPage(event.queue) } : event)
      schedule()
    },
    seq: () => seq,
    stop
  }
}
