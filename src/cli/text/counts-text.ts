import type { JobCounts } from '../tracking/job-counts.ts'

const words: [key: keyof Omit<JobCounts, 'total'>, word: string, ofOne?: string][] = [
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
export function countsText(counts: JobCounts, noun = 'file'): string {
  const parts = words
    .filter(([key]) => counts[key] > 0)
    .map(([key, word, ofOne]) => `${counts[key]} ${counts[key] === 1 ? (ofOne ?? word) : word}`)
  return `${counts.total} ${noun}${counts.total === 1 ? '' : 's'}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`
}
