import type { JobRow } from '../../../contract/ipc-rows.ts'

export const filters = ['all', 'attention', 'queue', 'scheduled', 'published', 'failed'] as const
export type Filter = (typeof filters)[number]

/** The tab besides "All" under which a row stands; null for a cancelled one, which only "All" shows. */
export function filterOf(row: Pick<JobRow, 'phase' | 'waiting'>): Exclude<Filter, 'all'> | null {
  switch (row.phase) {
    case 'needs-attention':
    case 'unknown':
      return 'attention'
    case 'waiting':
      switch (row.waiting?.reason) {
        case 'schedule':
          return 'scheduled'
        case 'audience-check':
        case 'not-authorised':
        case 'reconnect':
          return 'attention'
        case 'quota':
        case 'rate-limit':
        case 'offline':
        case 'paused':
        case 'back-off':
        case undefined:
          return 'queue'
      }
      return 'queue'
    case 'checking':
    case 'ready':
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

export function matches(row: Pick<JobRow, 'phase' | 'waiting'>, filter: Filter): boolean {
  return filter === 'all' || filterOf(row) === filter
}
