import type { JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

const utc = (atMs: number): string => new Date(atMs).toISOString().replace('.000Z', 'Z')

/** The row's error and next remote change after Aether answered with a different time. */
export function shiftedChanges(
  askedMs: number,
  publishAt: string | null | undefined,
  nowMs: number
): JobChanges {
  return {
    order_kind: 'withdraw-shifted',
    order_for_ms: null,
    due_at_ms: nowMs,
    polls: 0,
    error_code: 'SCHEDULE_SHIFTED',
    error_message: `Asked for ${utc(askedMs)}, Aether answered ${publishAt ?? 'without a time'}. From now on this app keeps the times itself.`
  }
}

/** Stops trusting Aether's schedule: nothing else is handed over, and the user is notified. */
export function stopHandOver(
  { meta, ports }: Pick<QueueContext, 'meta' | 'ports'>,
  job: StoredJob
): void {
  meta.handOverStopped = true
  ports.shell.notify({
    title: 'A post was scheduled for the wrong time',
    body: 'Aether answered with another time than was asked for. The post is taken back; the others stay here and are sent at their times.',
    jobId: job.id
  })
  ports.log.warn('Aether shifted a time; nothing more is handed over', { jobId: job.id })
}

/** Takes back a post that Aether moved to another time than was asked for. */
export function shifted(
  context: QueueContext,
  job: StoredJob,
  askedMs: number,
  publishAt: string | null | undefined
): void {
  context.jobs.update(job, shiftedChanges(askedMs, publishAt, context.ports.clock.nowMs()))
  stopHandOver(context, job)
}
