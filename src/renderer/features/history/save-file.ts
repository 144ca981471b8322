import { toast } from 'sonner'
import type { HistoryQuery } from '../../../contract/history/history.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { attempt } from '../../shared/use-action.ts'

const showFile = (): void => attempt(call('history.showSaved', {}))

/** Says that a file was written, with the way to it; null where the user cancelled. */
function tellSaved<T>(asked: Promise<T | null>, message: (saved: T) => string): void {
  const tell = (saved: T | null): void => {
    if (saved !== null)
      toast.success(message(saved), { action: { label: t('history.showFile'), onClick: showFile } })
  }
  attempt(asked.then(tell))
}

/** Asks where to, and saves the receipts of these posts. */
export const exportHistory = (query: HistoryQuery, format: 'csv' | 'json'): void =>
  tellSaved(call('history.export', { query, format }), ({ count, name }) =>
    t('history.exported', { n: count, name })
  )

/** Asks where to, and saves a bundle for a support request. */
export const saveDiagnostics = (): void =>
  tellSaved(call('diagnostics.save', {}), ({ name }) => t('history.saved', { name }))
