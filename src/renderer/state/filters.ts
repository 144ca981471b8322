import type { JobRow } from '../../contract/ipc-rows.ts'

export const filters = ['all', 'attention', 'queue', 'scheduled', 'published', 'failed'] as const
export type Filter = (typeof filters)[number]

type Filtered = Pick<JobRow, 'phase' | 'waiting' | 'missed' | 'fileMissing'>

/** The tab besides "All" under which a row stands; null for a cancelled one, which only "All" shows. */
export function filterOf(row: Filtered): Exclude<Filter, 'all'> | null {
  switch (row.phase) {
    case 'needs-attention':
    case 'unknown':
      return 'attention'
    case 'waiting':
      if (row.missed || row.fileMissing) return 'attention'
      switch (row.waiting?.reason) {
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
      return 'queue'
    case 'ready':
      return row.fileMissing ? 'attention' : 'queue'
    case 'checking':
    case 'uploading':
    case 'uploaded':
    case 'submitting':
    case 'processing':
      return 'queue'
    case 'scheduled':
      return 'scheduled'
    case 'published':
      return 'published'
    case 'failed':
      return 'failed'
    case 'cancelled':
      return null
  }
}

export function matches(row: Filtered, filter: Filter): boolean {
  return filter === 'all' || filterOf(row) === filter
}
