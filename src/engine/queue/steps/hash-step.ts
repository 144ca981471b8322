import { remoteMountOf } from '../../media/files/remote-disk.ts'
import { sha256File } from '../../media/hash/sha256-file.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/**
 * Reads a checked file while there is nothing else to do, so that it is known by its bytes: what a backup, a synchronised folder
 * or another name changes about a file then takes no confirmation away. One on a server is read once it is confirmed.
 * @returns whether the job has its hash; one that has not is not read again
 */
export async function hashStep(
  { jobs }: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<boolean> {
  try {
    if (job.phase === 'ready' && (await remoteMountOf(job.raw_path)) !== null) return false
    const sha256 = await sha256File(job.raw_path, signal, job.file_id)
    const now = jobs.get(job.id)
    if (now?.phase !== job.phase || now.file_id !== job.file_id) return false
    if (sha256 === null) jobs.move(now, 'check-again')
    else jobs.update(now, { sha256 })
    return sha256 !== null
  } catch {
    signal.throwIfAborted()
    return false
  }
}
