import type { BatchResult } from './run-batch.ts'
import { tally } from './verdict.ts'

export interface Totals {
  batches: number
  clips: number
  kills: number
  gapKills: number
  gapJobs: number
  lives: number
  calls: number
  requestsSpoiled: number
  looksSpoiled: number
  twice: number
  lost: number
  invented: number
  unknown: number
  unknownThatPosted: number
  phases: Record<string, number>
  /** After the user resolved unknown jobs. */
  phasesAfterUser: Record<string, number>
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
const merge = (counts: readonly Record<string, number>[]) => {
  const merged: Record<string, number> = {}
  for (const [word, n] of counts.flatMap((count) => Object.entries(count)))
    merged[word] = (merged[word] ?? 0) + n
  return merged
}

export function totalsOf(results: readonly BatchResult[]): Totals {
  const verdicts = results.flatMap(({ verdict, afterUser }) => [{ verdict, afterUser }])
  const phases = merge(verdicts.map(({ verdict }) => verdict.phases))
  const worst = (name: 'twice' | 'lost' | 'invented') =>
    sumOf(verdicts.map(({ verdict, afterUser }) => Math.max(verdict[name], afterUser[name])))
  return {
    batches: results.length,
    clips: sumOf(Object.values(phases)),
    kills: sumOf(results.map(({ kills }) => kills.length)),
    gapKills: sumOf(results.map(({ gapKills }) => gapKills)),
    gapJobs: sumOf(results.map(({ gapJobs }) => gapJobs)),
    lives: sumOf(results.map(({ lives }) => lives)),
    calls: sumOf(results.map(({ calls }) => calls)),
    requestsSpoiled: sumOf(results.map(({ requestsSpoiled }) => requestsSpoiled)),
    looksSpoiled: sumOf(results.map(({ looksSpoiled }) => looksSpoiled)),
    twice: worst('twice'),
    lost: worst('lost'),
    invented: worst('invented'),
    unknown: sumOf(verdicts.map(({ verdict }) => verdict.unknown)),
    unknownThatPosted: sumOf(verdicts.map(({ verdict }) => verdict.unknownThatPosted)),
    phases,
    phasesAfterUser: merge(verdicts.map(({ afterUser }) => afterUser.phases))
  }
}

/** Returns kills by point, most frequent first. */
export function histogramOf(results: readonly BatchResult[]): string {
  const counts = Object.entries(tally(results.flatMap(({ kills }) => kills))).toSorted(
    ([, a], [, b]) => b - a
  )
  return counts.map(([point, n]) => `${String(n).padStart(5)}  ${point}`).join('\n')
}
