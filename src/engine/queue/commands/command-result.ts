import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/**
 * Effect of a command on one job: its row, or a note for the user on what was changed; a sentence
 * on why it was not; or null from the store, when another hand was quicker.
 */
export type CommandOutcome = StoredJob | { note: string } | string | null

/** A change with a note for the user. */
export const noted = (row: StoredJob | null, note: string): CommandOutcome =>
  row === null ? null : { note }

/** What a post that was sent and not confirmed waits for, whatever else was ordered for it. */
export const reconcileFirst =
  'It was sent, but not confirmed. Look at the account, then settle it: Settle… in the window, or queue resolve.'

/**
 * Does the same to each job named and collects the verdicts, in one transaction.
 * @param follow does what else follows from the changes, stored together with them
 */
export function each(
  context: QueueContext,
  jobIds: readonly string[],
  act: (job: StoredJob) => CommandOutcome,
  follow?: (changed: readonly string[]) => void
): RequestResult {
  const result: RequestResult = { changed: [], refused: [] }
  const notes: NonNullable<RequestResult['notes']> = []
  context.jobs.transaction(() => {
    for (const jobId of jobIds) {
      const job = context.jobs.get(jobId)
      const verdict =
        job === null ? 'There is no such job.' : (act(job) ?? 'It moved on meanwhile.')
      if (typeof verdict === 'string') result.refused.push({ jobId, reason: verdict })
      else result.changed.push(jobId)
      if (typeof verdict === 'object' && 'note' in verdict)
        notes.push({ jobId, message: verdict.note })
    }
    follow?.(result.changed)
  })
  return notes.length === 0 ? result : { ...result, notes }
}
