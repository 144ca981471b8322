import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { isIn, type Phase } from '../../../../contract/queue/phase.ts'

const order = [
  'published',
  'sending',
  'waiting',
  'scheduled',
  'unknown',
  'failed',
  'cancelled'
] as const

/** Outcomes of files of which none is left to confirm. */
export type SentGroup = (typeof order)[number]
export interface SentCount {
  group: SentGroup
  files: number
}

/** Returns null for a file that may still be confirmed. */
function groupOf(phase: Phase): SentGroup | null {
  if (isIn(phase, 'checking', 'checked')) return null
  return isIn(phase, 'upload', 'post') ? 'sending' : phase
}

/** Counts these files by outcome; null without files, or if one may still be confirmed. */
export function countSent(rows: readonly JobRow[]): SentCount[] | null {
  const groups = rows.map(({ phase }) => groupOf(phase))
  if (groups.length === 0 || groups.includes(null)) return null
  return order
    .map((group) => ({ group, files: groups.filter((one) => one === group).length }))
    .filter(({ files }) => files > 0)
}

/** Counts the confirmed files that are not settled: being sent, or waiting for their turn. */
export function countUnderWay(rows: readonly JobRow[]): { sending: number; waiting: number } {
  const of = (...wanted: SentGroup[]): number =>
    rows.filter(({ phase }) => wanted.some((group) => groupOf(phase) === group)).length
  return { sending: of('sending', 'scheduled'), waiting: of('waiting') }
}
