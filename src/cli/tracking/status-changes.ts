import { clockSkewText } from '../../contract/text/clock-skew-text.ts'
import type { Hold, QueueState } from '../../contract/queue/engine-event.ts'
import type { JobView } from './job-view.ts'

/** Says what holds up the queue as a whole and has no trace on any job, once, and so its end. */
export function createQueueNews(view: Pick<JobView, 'note'>): (queue: QueueState) => void {
  let storageMessage: string | null = null
  function noteStorage(hold: Hold | null): void {
    const message = hold?.reason === 'storage' ? hold.message : null
    if (message === storageMessage) return
    view.note(message ?? 'The queue can be stored again; sending goes on.')
    storageMessage = message
  }

  let skewTold = false
  function noteSkew(skewMs: number | null): void {
    if ((skewMs !== null) === skewTold) return
    skewTold = skewMs !== null
    view.note(
      skewMs === null
        ? 'The clock is right again; posts with a time go out.'
        : clockSkewText(skewMs)
    )
  }

  return ({ hold, clockSkewMs }) => {
    noteStorage(hold)
    noteSkew(clockSkewMs)
  }
}
