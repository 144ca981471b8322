import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Effect of a command on one job: changed, perhaps with a note for the user, or why it was not. */
export type Verdict = { changed: string; note?: string } | { jobId: string; reason: string }

export const no = (job: Pick<StoredJob, 'id'>, reason: string): Verdict => ({
  jobId: job.id,
  reason
})
/** The verdict on a change of the store, which gives null when another hand was quicker. */
export const did = (job: Pick<StoredJob, 'id'>, row: StoredJob | null): Verdict =>
  row === null ? no(job, 'It moved on meanwhile.') : { changed: job.id }

/** What a post that was sent and not confirmed waits for, whatever else was ordered for it. */
export const reconcileFirst =
  'It was sent, but not confirmed. Look at the account, then settle it: Settle… in the window, or queue resolve.'

/** Does the same to each job named, in one transaction, and collects the verdicts. */
export function each(
  context: QueueContext,
  jobIds: readonly string[],
  act: (job: StoredJob) => Verdict
): RequestResult {
  const result: RequestResult = { changed: [], refused: [] }
  const notes: NonNullable<RequestResult['notes']> = []
  context.jobs.transaction(() => {
    for (const id of jobIds) {
      const job = context.jobs.get(id)
      const verdict = job === null ? no({ id }, 'There is no such job.') : act(job)
      if ('changed' in verdict) {
        result.changed.push(verdict.changed)
        if (verdict.note !== undefined) notes.push({ jobId: id, message: verdict.note })
      } else result.refused.push(verdict)
    }
  })
  return notes.length === 0 ? result : { ...result, notes }
}
