import type { mediaCalls } from '../../../contract/ipc/media-calls.ts'
import { checkedVideo, inspectVideo } from '../../media/video-file.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** Handles calls about the videos. */
export function mediaHandlers({ engine }: HandlerContext): HandlersOf<typeof mediaCalls> {
  return {
    'media.state': async ({ jobId }) => {
      const job = engine().job(jobId)
      const video = checkedVideo(job)
      const codec = job?.media?.codec ?? null
      if (video === null) return { state: 'none', codec }
      return { state: (await inspectVideo(video.path, video.sizeBytes)).kind, codec }
    }
  }
}
