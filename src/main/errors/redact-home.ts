import { homedir } from 'node:os'
import { sep } from 'node:path'
import type { QueueState } from '../../contract/queue/engine-event.ts'

/** Shortens the home folder in a sentence's paths to `~`, for the page. */
export function redactHome(text: string, home: string = homedir()): string {
  return home === '' || home === sep ? text : text.replaceAll(home + sep, `~${sep}`)
}

/** Returns the queue state for the page. */
export function queueForPage(queue: QueueState, home?: string): QueueState {
  return queue.hold === null
    ? queue
    : { ...queue, hold: { ...queue.hold, message: redactHome(queue.hold.message, home) } }
}
