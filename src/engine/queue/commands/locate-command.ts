import { isIn, phaseMay, type Phase } from '../../../contract/queue/phase.ts'
import { basename, isAbsolute } from 'node:path'
import { isSeen, type FileLookup } from '../intake/file-snapshot.ts'
import type { QueueContext } from '../queue-context.ts'
import { noted, type CommandOutcome } from './command-result.ts'
import { noError } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'

function whyNot(phase: Phase): string {
  if (phase === 'checking') return 'It is being checked; try again in a moment.'
  if (isIn(phase, 'upload')) return 'It is being uploaded; its file is there.'
  if (phaseMay(phase, 'have-posted')) return 'It was sent already; its file is not needed any more.'
  return 'It is cancelled; retry it first.'
}

/**
 * Sets the new path of a job whose file is missing. If the old file was hashed, a file of its size
 * and time counts as equal and the job stays confirmed (the upload compares the content). Any other
 * file is checked again and must be confirmed, as the result tells the user.
 * @param instead use this file although the job's own exists: a transcode
 */
export function locate(
  context: QueueContext,
  job: StoredJob,
  path: string,
  lookup: FileLookup,
  instead = false
): CommandOutcome {
  const { jobs } = context
  if (!phaseMay(job.phase, 'locate')) return whyNot(job.phase)
  if (!instead && lookup(job.raw_path) !== null) return 'Its file is where it was.'
  const found = isAbsolute(path) ? lookup(path) : null
  if (found === null) return `There is no file called ${basename(path)} at that place.`
  const other = jobs.findByPath(job.profile_id, found.realPath)
  if (other !== null && other.id !== job.id && !other.hidden)
    return `${basename(path)} is in the list already.`
  const there = { raw_path: Buffer.from(path), real_path: found.realPath, path }
  const isSameFile =
    found.sizeBytes === job.size_bytes &&
    found.mtimeMs === job.mtime_ms &&
    isSeen(job, found.fileId)
  if (job.phase === 'waiting' && isSameFile) return jobs.update(job, there)
  const row = jobs.move(job, 'check-again', { ...there, ...noError })
  return isSameFile || !wasKnown(context, job)
    ? row
    : noted(
        row,
        `${basename(path)} is not known to be the file that was here before (${basename(job.path)}): it is checked again, and nothing is sent until you confirm it.`
      )
}

/** Whether the user ever confirmed this job, or its content was read. */
function wasKnown({ jobs }: QueueContext, job: StoredJob): boolean {
  return (
    job.sha256 !== null ||
    job.consent_at_ms !== null ||
    jobs.history(job.id).some(({ event }) => event === 'arm')
  )
}
