import type { JobCounts } from '../tracking/job-counts.ts'
import { plural } from './format-amount.ts'

type CountWord<Key> = readonly [key: Key, word: string, ofOne?: string]

const words: readonly CountWord<keyof Omit<JobCounts, 'total'>>[] = [
  ['published', 'published'],
  ['scheduled', 'scheduled'],
  ['processing', 'processing'],
  ['waiting', 'waiting'],
  ['needsAttention', 'need attention', 'needs attention'],
  ['failed', 'failed'],
  ['unknown', 'sent, not confirmed'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped']
]

/** "12 files: 9 published, 2 need attention, 1 skipped". */
export function countsText(counts: JobCounts): string {
  return totalsText(counts, words)
}

/** Files in all and by what became of them; those of which there are none left out. */
export function totalsText<Key extends string>(
  counts: Readonly<Record<Key, number>>,
  wordsOf: readonly CountWord<Key>[]
): string {
  const total = wordsOf.reduce((sum, [key]) => sum + counts[key], 0)
  const parts = wordsOf
    .filter(([key]) => counts[key] > 0)
    .map(([key, word, ofOne = word]) => `${counts[key]} ${counts[key] === 1 ? ofOne : word}`)
  return `${plural(total, 'file')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}
