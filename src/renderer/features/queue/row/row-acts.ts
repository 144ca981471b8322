import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { call } from '../../../rpc/client.ts'
import { attempt } from '../../../shared/use-action.ts'
import { setEditing } from '../../../state/app-store.ts'
import {
  cancelRows,
  copyDetails,
  copyLink,
  locate,
  removeRows,
  retryRows,
  showFile
} from '../../../state/queue-commands.ts'
import type { RowMenuItem } from '../../../state/row-offers.ts'
import { askToResolve, changeTimeOf } from '../dialogs/dialog-store.ts'

/** The action of each item of a row's menu, and of its button. */
export const rowActs: Record<RowMenuItem, (id: string) => void> = {
  retry: (id) => retryRows([id]),
  settle: askToResolve,
  edit: (id) => setEditing([id]),
  time: (id) => changeTimeOf([id]),
  locate,
  cancel: (id) => cancelRows([id]),
  open: (jobId) => attempt(call('shell.openPost', { jobId })),
  'copy-link': copyLink,
  folder: showFile,
  details: copyDetails,
  remove: (id) => removeRows([id])
}

/**
 * Returns the meaning of retry: again for a failed file, now for a waiting one, else a new upload.
 */
export function retryKind({ phase }: JobRow): 'retry' | 'tryNow' | 'restart' {
  return phase === 'waiting' ? 'tryNow' : phase === 'uploading' ? 'restart' : 'retry'
}
