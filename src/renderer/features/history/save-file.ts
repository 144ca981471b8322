import { toast } from 'sonner'
import type { HistoryQuery } from '../../../contract/history/history.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { attempt } from '../../shared/use-action.ts'

const showFile = (): void => attempt(call('history.showSaved', {}))

/** Shows that a file was saved, with a link to it; nothing if the user canceled (null). */
function tellSaved<T>(asked: Promise<T | null>, message: (saved: T) => string): void {
  const tell = (saved: T | null): void => {
    if (saved !== null)
      toast.success(message(saved), { action: { label: t('history.showFile'), onClick: showFile } })
  }
  attempt(asked.then(tell))
}

/** Asks where to save the receipts of these posts, and saves them. */
export const exportHistory = (query: HistoryQuery, format: 'csv' | 'json'): void =>
  tellSaved(call('history.export', { query, format }), ({ count, name }) =>
    t('history.exported', { n: count, name })
  )

/** Asks where to save a support bundle, and saves it. */
export const saveDiagnostics = (): void =>
  tellSaved(call('diagnostics.save', {}), ({ name }) => t('history.saved', { name }))
