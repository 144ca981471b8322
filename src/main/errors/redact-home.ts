import { homedir } from 'node:os'
import { sep } from 'node:path'
import type { QueueState } from '../../contract/queue/engine-event.ts'

/** A sentence for the page: paths in the home folder begin with `~`, as a user would write them. */
export function redactHome(text: string, home: string = homedir()): string {
  return home === '' || home === sep ? text : text.replaceAll(home + sep, `~${sep}`)
}

/** The queue as the page hears of it. */
export function queueForPage(queue: QueueState, home?: string): QueueState {
  return queue.hold === null
    ? queue
    : { ...queue, hold: { ...queue.hold, message: redactHome(queue.hold.message, home) } }
}
