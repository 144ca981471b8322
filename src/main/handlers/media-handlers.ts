import type { mediaCalls } from '../../contract/ipc/media-calls.ts'
import { lookAtFilm } from '../media/film-file.ts'
import { checkedFilm } from '../media/film-source.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** The films themselves. */
export function mediaHandlers({ engine }: HandlerContext): HandlersOf<typeof mediaCalls> {
  return {
    'media.state': async ({ jobId }) => {
      const job = engine().job(jobId)
      const film = checkedFilm(job)
      const codec = job?.media?.codec ?? null
      if (film === null) return { state: 'none', codec }
      return { state: (await lookAtFilm(film.path, film.sizeBytes)).kind, codec }
    }
  }
}
