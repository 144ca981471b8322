import type { JobRow } from '../../contract/ipc-rows.ts'
import { phaseTraits, type PhaseGroup, type WaitReason } from '../../contract/queue/phase.ts'

export const filters = ['all', 'attention', 'queue', 'scheduled', 'published', 'failed'] as const
export type Filter = (typeof filters)[number]

type Filtered = Pick<JobRow, 'phase' | 'waiting' | 'missed' | 'fileMissing'>

/** Returns a row's tab besides "All"; null for a cancelled row, which only "All" shows. */
export function filterOf(row: Filtered): PhaseGroup | null {
  if (row.fileMissing && (row.phase === 'ready' || row.phase === 'waiting')) return 'attention'
  if (row.phase !== 'waiting') return phaseTraits[row.phase].group
  if (row.missed) return 'attention'
  return row.waiting === null ? 'queue' : waitingGroups[row.waiting.reason]
}

/** One banner asks for the key or the account; the files themselves only wait. */
const waitingGroups: Record<WaitReason, PhaseGroup> = {
  schedule: 'scheduled',
  'audience-check': 'attention',
  'not-authorised': 'queue',
  reconnect: 'queue',
  quota: 'queue',
  'rate-limit': 'queue',
  offline: 'queue',
  paused: 'queue',
  'back-off': 'queue'
}

export function matches(row: Filtered, filter: Filter): boolean {
  return filter === 'all' || filterOf(row) === filter
}
