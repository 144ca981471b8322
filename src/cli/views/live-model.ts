import type { Job, UploadProgress } from '../../contract/queue/job.ts'
import { isBlocked, isIn } from '../../contract/queue/phase.ts'
import { createSpeedMeter } from '../../contract/queue/speed-meter.ts'
import type { TrackedJob } from '../tracking/tracked-jobs.ts'
import type { TableModel } from './live-table.ts'

const nothingSent: ReadonlySet<Job['phase']> = new Set(['waiting', 'ready', 'checking'])

/** Whether a job stays in the moving part of the screen. */
export function isLive(job: Job): boolean {
  return isIn(job.phase, 'checking', 'waiting', 'upload', 'post')
}

/** What the live table is drawn from: the jobs of the line, their bytes, and the speed. */
export function createLiveModel() {
  const entries = new Map<string, TrackedJob>()
  const sent = new Map<string, number>()
  const speed = createSpeedMeter()
  let movedBytes = 0

  function sentOf(job: Job): number {
    if (job.phase === 'uploading') return sent.get(job.id) ?? 0
    return nothingSent.has(job.phase) ? 0 : job.sizeBytes
  }

  return {
    change(entry: TrackedJob): void {
      entries.set(entry.job.id, entry)
      if (entry.job.phase !== 'uploading') sent.delete(entry.job.id)
    },
    progress({ jobId, sentBytes }: UploadProgress): void {
      const monotonicMs = performance.now()
      if (movedBytes === 0) speed.note(0, monotonicMs)
      movedBytes += Math.max(0, sentBytes - (sent.get(jobId) ?? 0))
      speed.note(movedBytes, monotonicMs)
      sent.set(jobId, sentBytes)
    },
    /** Everything the table needs now; null when nothing moves. */
    table(nowMs: number): TableModel | null {
      const all = [...entries.values()]
      const rows = all.filter((entry) => isLive(entry.job))
      if (rows.length === 0) return null
      const armed = all.filter((entry) => entry.job.consentAt !== null && !entry.postedBefore)
      const totalBytes = armed.reduce((sum, entry) => sum + entry.job.sizeBytes, 0)
      const sentBytes = armed.reduce((sum, entry) => sum + sentOf(entry.job), 0)
      const monotonicMs = performance.now()
      return {
        rows,
        sentBytesOf: (jobId) => sent.get(jobId) ?? 0,
        done: all.filter(({ job }) => isIn(job.phase, 'scheduled', 'unknown', 'ended')).length,
        total: all.length,
        needAttention: all.filter((entry) => isBlocked(entry.job.phase)).length,
        sentBytes,
        totalBytes,
        bytesPerS: speed.bytesPerS(monotonicMs),
        msLeft: speed.msLeft(totalBytes - sentBytes, monotonicMs),
        nowMs
      }
    }
  }
}
