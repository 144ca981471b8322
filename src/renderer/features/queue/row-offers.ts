import type { JobRow } from '../../../contract/ipc-rows.ts'

export type RowAction = 'retry' | 'cancel' | 'remove'

/** What a row offers where it stands; the order is that of its buttons. */
export function actionsOf(row: Pick<JobRow, 'phase' | 'waiting' | 'pendingOrder'>): RowAction[] {
  switch (row.phase) {
    case 'checking':
    case 'needs-attention':
    case 'ready':
    case 'published':
      return ['remove']
    case 'waiting':
      return row.waiting?.reason === 'back-off' ? ['retry', 'cancel'] : ['cancel']
    case 'uploading':
    case 'uploaded':
      return ['cancel']
    case 'scheduled':
      return row.pendingOrder === null ? ['cancel'] : []
    case 'failed':
    case 'cancelled':
      return ['retry', 'remove']
    case 'submitting':
    case 'processing':
    case 'unknown':
      return []
  }
}

/** Whether this row has a time that can be changed. */
export function hasTime(row: Pick<JobRow, 'phase' | 'scheduledFor' | 'pendingOrder'>): boolean {
  return row.scheduledFor !== null && (row.phase === 'waiting' || row.phase === 'scheduled') && row.pendingOrder === null
}
