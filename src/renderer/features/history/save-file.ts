import { toast } from 'sonner'
import type { HistoryQuery } from '../../../contract/history/history.ts'
import { call } from '../../rpc/client.ts'
import { strings } from '../../shared/strings.ts'
import { attempt } from '../../shared/use-action.ts'

/** Says that a file was written, with the way to it. */
function tellSaved(message: string): void {
  toast.success(message, {
    action: {
      label: strings.history.showFile,
      onClick: () => attempt(call('history.showSaved', {}))
    }
  })
}

/** Asks where to, and saves the receipts of these posts. */
export function exportHistory(query: HistoryQuery, format: 'csv' | 'json'): void {
  attempt(
    call('history.export', { query, format }).then((saved) => {
      if (saved !== null) tellSaved(strings.history.exported(saved.count, saved.name))
      return undefined
    })
  )
}

/** Asks where to, and saves a bundle for a support request. */
export function saveDiagnostics(): void {
  attempt(
    call('diagnostics.save', {}).then((saved) => {
      if (saved !== null) tellSaved(strings.history.saved(saved.name))
      return undefined
    })
  )
}
