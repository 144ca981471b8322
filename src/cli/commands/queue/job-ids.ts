import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { UsageError } from '../../usage-error.ts'

/** A shorter beginning is more likely a slip than a choice. */
const shortestBeginning = 4

/**
 * Resolves ids that the user typed: whole, or a unique prefix. Returns an unknown id unchanged, so
 * that the command reports it.
 * @throws UsageError if a prefix fits several
 */
export function jobIdsOf(jobs: readonly Pick<Job, 'id'>[], typed: readonly string[]): string[] {
  return typed.map((text) => {
    if (text.length < shortestBeginning || jobs.some((job) => job.id === text)) return text
    const fitting = jobs.filter((job) => job.id.startsWith(text))
    if (fitting.length > 1)
      throw new UsageError(t('cli.queue.ambiguous-id', { beginning: text, n: fitting.length }))
    return fitting[0]?.id ?? text
  })
}
