import type { MessageId } from '../../contract/messages/message.ts'
import { t } from '../../contract/messages/say.ts'
import type { JobCounts } from '../tracking/job-counts.ts'

type CountText<Key> = readonly [key: Key, id: Extract<MessageId, `cli.count.${string}`>]

const words: readonly CountText<keyof Omit<JobCounts, 'total'>>[] = [
  ['published', 'cli.count.published'],
  ['scheduled', 'cli.count.scheduled'],
  ['processing', 'cli.count.processing'],
  ['waiting', 'cli.count.waiting'],
  ['needsAttention', 'cli.count.needs-attention'],
  ['failed', 'cli.count.failed'],
  ['unknown', 'cli.count.unknown'],
  ['cancelled', 'cli.count.cancelled'],
  ['skipped', 'cli.count.skipped']
]

/** "12 files: 9 published, 2 need attention, 1 skipped". */
export function countsText(counts: JobCounts): string {
  return totalsText(counts, words)
}

/** The number of files, in total and by result; results without files are left out. */
export function totalsText<Key extends string>(
  counts: Readonly<Record<Key, number>>,
  wordsOf: readonly CountText<Key>[]
): string {
  const total = wordsOf.reduce((sum, [key]) => sum + counts[key], 0)
  const parts = wordsOf
    .filter(([key]) => counts[key] > 0)
    .map(([key, id]) => t(id, { n: counts[key] }))
  return parts.length > 0
    ? t('cli.count.files-of', { n: total, parts: parts.join(', ') })
    : t('cli.count.files', { n: total })
}
