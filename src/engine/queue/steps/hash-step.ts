import { remoteMountOf } from '../../media/files/remote-disk.ts'
import { sha256File } from '../../media/hash/sha256-file.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/**
 * Hashes a checked file while idle. The confirmation then survives changes by a backup, a
 * synchronized folder or a new name. A file on a server is hashed only after confirmation.
 * @returns whether the job has its hash; a job without one is not read again
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
