import type { JobRow } from '../../contract/ipc-rows.ts'
import { stageOf } from '../../contract/queue/phase.ts'

export type RowAction = 'retry' | 'cancel' | 'remove'

/**
 * Returns a row's actions, in the order of its buttons.
 * @param stalled its upload has moved no byte for a while
 */
export function actionsOf(
  row: Pick<JobRow, 'phase' | 'waiting' | 'pendingChange'>,
  stalled = false
): RowAction[] {
  switch (stageOf(row.phase)) {
    case 'checking':
    case 'checked':
      return ['remove']
    case 'waiting':
      return row.waiting?.reason === 'back-off' ? ['retry', 'cancel'] : ['cancel']
    case 'upload':
      return stalled && row.phase === 'uploading' ? ['retry', 'cancel'] : ['cancel']
    case 'scheduled':
      return row.pendingChange === null ? ['cancel'] : []
    case 'ended':
      return row.phase === 'published' ? ['remove'] : ['retry', 'remove']
    case 'post':
    case 'unknown':
      return []
  }
}

/** Returns whether this row has a time that can be changed. */
export function hasTime(row: Pick<JobRow, 'phase' | 'scheduledFor' | 'pendingChange'>): boolean {
  return (
    row.scheduledFor !== null &&
    (row.phase === 'waiting' || row.phase === 'scheduled') &&
    row.pendingChange === null
  )
}

export type RowMenuItem =
  | RowAction
  | 'settle'
  | 'edit'
  | 'time'
  | 'locate'
  | 'open'
  | 'copy-link'
  | 'folder'
  | 'details'

/** Returns the menu of a row, in groups: continuing it, opening related things, removing it. */
export function menuOf(
  row: Pick<
    JobRow,
    'phase' | 'waiting' | 'pendingChange' | 'scheduledFor' | 'editable' | 'fileMissing' | 'hasLink'
  >,
  stalled: boolean
): RowMenuItem[][] {
  const actions = actionsOf(row, stalled)
  const all: [RowMenuItem, boolean][][] = [
    [
      ['settle', row.phase === 'unknown'],
      ['locate', row.fileMissing],
      ['retry', actions.includes('retry')],
      ['edit', row.editable],
      ['time', hasTime(row)],
      ['cancel', actions.includes('cancel')]
    ],
    [
      ['open', row.hasLink],
      ['copy-link', row.hasLink],
      ['folder', !row.fileMissing],
      ['details', true]
    ],
    [['remove', actions.includes('remove')]]
  ]
  return all
    .map((group) => group.flatMap(([item, may]) => (may ? [item] : [])))
    .filter((group) => group.length > 0)
}
