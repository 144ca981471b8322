import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/**
 * Effect of a command on one job: its row, or a note for the user about what changed; a text with
 * the reason why nothing changed; or null from the store, when a concurrent change won.
 */
export type CommandOutcome = StoredJob | { note: string } | string | null

/** Returns a change with a note for the user. */
export const noted = (row: StoredJob | null, note: string): CommandOutcome =>
  row === null ? null : { note }

/** Refuses any command for an unconfirmed post until the user resolves it. */
export const reconcileFirst =
  'It was sent, but not confirmed. Look at the account, then settle it: Settle… in the window, or queue resolve.'

/**
 * Applies a change to each of the jobs and collects the outcomes, in one transaction.
 * @param follow makes further changes that result from these, in the same transaction
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
