import type { JobRow } from '../../contract/ipc-rows.ts'
import { phaseTraits, type PhaseGroup } from '../../contract/queue/phase.ts'

export const filters = ['all', 'attention', 'queue', 'scheduled', 'published', 'failed'] as const
export type Filter = (typeof filters)[number]

type Filtered = Pick<JobRow, 'phase' | 'waiting' | 'missed' | 'fileMissing'>

/** A row's tab besides "All"; null for a cancelled row, which only "All" shows. */
export function filterOf(row: Filtered): PhaseGroup | null {
  if (row.fileMissing && (row.phase === 'ready' || row.phase === 'waiting')) return 'attention'
  return row.phase === 'waiting' ? waitingFilter(row) : phaseTraits[row.phase].group
}

function waitingFilter({ missed, waiting }: Filtered): PhaseGroup {
  if (missed) return 'attention'
  switch (waiting?.reason) {
    case 'schedule':
      return 'scheduled'
    case 'audience-check':
      return 'attention'
    // One line across the window asks for the key or the account; the files themselves only wait.
    case 'not-authorised':
    case 'reconnect':
    case 'quota':
    case 'rate-limit':
    case 'offline':
    case 'paused':
    case 'back-off':
    case undefined:
      return 'queue'
  }
}

export function matches(row: Filtered, filter: Filter): boolean {
  return filter === 'all' || filterOf(row) === filter
}
