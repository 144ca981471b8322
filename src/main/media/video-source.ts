import type { Job } from '../../contract/queue/job.ts'
import { isSupportedContainer } from '../../engine/media/mp4/container.ts'
import type { EngineHost } from '../engine/engine-host.ts'

/** A job's video as the checks saw it. The path stays on this side. */
export interface CheckedVideo {
  path: string
  sizeBytes: number
  durationS: number | null
}

/** A job's video if the checks found an MP4 or MOV with a measurable picture; else null. */
export function checkedVideo(
  job: Pick<Job, 'path' | 'sizeBytes' | 'media'> | null
): CheckedVideo | null {
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

/** Looks up the video of a job in the open queue; an id from another session finds nothing. */
export function videoSource(
  host: Pick<EngineHost, 'current' | 'session'>
): (session: number, jobId: string) => CheckedVideo | null {
  return (session, jobId) =>
    session === host.session() ? checkedVideo(host.current()?.engine.job(jobId) ?? null) : null
}
