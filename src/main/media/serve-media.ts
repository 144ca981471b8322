import { join } from 'node:path'
import { app, protocol } from 'electron'
import { AppError } from '../../contract/app-error.ts'
import { findTools, type Tools } from '../../engine/media/find-tools.ts'
import { PosterCache } from '../../engine/media/poster-cache.ts'
import { PosterDesk } from '../../engine/media/poster-desk.ts'
import { makePoster } from '../../engine/media/poster.ts'
import type { EngineHost } from '../engine-host.ts'
import { answerMedia } from './answer-media.ts'
import { filmSource } from './film-source.ts'
import { mediaScheme } from './media-url.ts'

/** Some ten thousand posters. */
const mostPosterBytes = 200 * 1000 * 1000

/** Serves the films and posters of the open queue from `app-media://`. Call once the app is ready. */
export function serveMedia({
  host,
  dataDir
}: {
  host: Pick<EngineHost, 'current' | 'session'>
  dataDir: string
}): void {
  let tools: Promise<Tools> | null = null
  const posters = new PosterDesk({
    cache: new PosterCache(join(dataDir, 'posters'), mostPosterBytes),
    make: async (film, output, signal) => {
      const { ffmpegPath } = await (tools ??= findTools(process.env))
      if (ffmpegPath === null) throw new AppError('TOOL_MISSING', 'ffmpeg was not found.')
      await makePoster({
        ffmpegPath,
        filmPath: film.path,
        durationS: film.durationS,
        output,
        signal
      })
    }
  })
  const film = filmSource(host)
  protocol.handle(mediaScheme, (request) =>
    answerMedia(request, { film, poster: (wanted) => posters.poster(wanted) })
  )
  app.once('will-quit', () => posters.close())
}
