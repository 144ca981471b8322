import type { Job } from '../../contract/job.ts'
import { isSupportedContainer } from '../../engine/media/container.ts'
import type { EngineHost } from '../engine-host.ts'

/** A job's film as the checks saw it. The path stays on this side. */
export interface CheckedFilm {
  path: string
  sizeBytes: number
  durationS: number | null
}

/** The film of a job, if the checks found it to be an MP4 or MOV with a picture that ffprobe could measure; else null. */
export function checkedFilm(
  job: Pick<Job, 'path' | 'sizeBytes' | 'media'> | null
): CheckedFilm | null {
  const media = job?.media ?? null
  if (
    job === null ||
    media === null ||
    !isSupportedContainer(media.container) ||
    media.width === null
  )
    return null
  return { path: job.path, sizeBytes: job.sizeBytes, durationS: media.durationS }
}

/** Looks up the film of a job in the queue that is open; an id of another session finds nothing. */
export function filmSource(
  host: Pick<EngineHost, 'current' | 'session'>
): (session: number, jobId: string) => CheckedFilm | null {
  return (session, jobId) =>
    session === host.session() ? checkedFilm(host.current()?.engine.job(jobId) ?? null) : null
}
