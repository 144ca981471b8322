import { join } from 'node:path'
import { app, protocol } from 'electron'
import { AppError } from '../../contract/app-error.ts'
import { t } from '../../contract/messages/say.ts'
import { findTools, type Tools } from '../../engine/media/probe/find-tools.ts'
import { ThumbnailCache } from '../../engine/media/thumbnails/thumbnail-cache.ts'
import { ThumbnailQueue } from '../../engine/media/thumbnails/thumbnail-queue.ts'
import { makeThumbnail } from '../../engine/media/thumbnails/thumbnail.ts'
import type { EngineHost } from '../engine/engine-host.ts'
import { answerMedia } from './answer-media.ts'
import { checkedVideo } from './video-file.ts'
import type { CheckedVideo } from './video-file.ts'
import { mediaScheme } from './media-url.ts'

/** About ten thousand thumbnails. */
const mostThumbnailBytes = 200 * 1000 * 1000

/** Serves the queue's videos and thumbnails from `app-media://`. Call when the app is ready. */
export function serveMedia({
  host,
  dataDir
}: {
  host: Pick<EngineHost, 'current' | 'session'>
  dataDir: string
}): void {
  let tools: Promise<Tools> | null = null
  const thumbnails = new ThumbnailQueue({
    cache: new ThumbnailCache(join(dataDir, 'thumbnails'), mostThumbnailBytes),
    make: async (video, output, signal) => {
      const { ffmpegPath } = await (tools ??= findTools(process.env))
      if (ffmpegPath === null) throw new AppError('TOOL_MISSING', t('desktop.call.no-ffmpeg'))
      await makeThumbnail({
        ffmpegPath,
        videoPath: video.path,
        durationS: video.durationS,
        output,
        signal
      })
    }
  })
  // An id of another session has no video.
  const video = (session: number, jobId: string): CheckedVideo | null =>
    session === host.session() ? checkedVideo(host.current()?.engine.job(jobId) ?? null) : null
  protocol.handle(mediaScheme, (request) =>
    answerMedia(request, { video, thumbnail: (wanted) => thumbnails.thumbnail(wanted) })
  )
  app.once('will-quit', () => thumbnails.close())
}
