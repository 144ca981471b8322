import { useEffect } from 'react'
import { historyPageSize } from '../../../contract/ipc/history-calls.ts'
import { call, onDelta } from '../../rpc/client.ts'
import { toQuery, useHistoryFilters } from './history-filters.ts'
import { HistoryPages, type HistoryView } from './history-pages.ts'

/** The pause in typing after which the search starts. */
const typingMs = 150
/** Changes of the queue come in bursts; the list is fetched again at most this often. */
const newsMs = 500

export const historyPages = new HistoryPages(
  (query, offset, limit) => call('history.page', { query, offset, limit }),
  historyPageSize
)

/**
 * Returns the past posts that match the filters, kept up to date while shown.
 * @param session number of the open queue; another number starts over
 */
export function useHistory(session: number): HistoryView {
  const filters = useHistoryFilters()
  useEffect(() => {
    const timer = setTimeout(
      () => historyPages.ask(toQuery(filters, Date.now()), session),
      filters.text === '' ? 0 : typingMs
    )
    return () => clearTimeout(timer)
  }, [filters, session])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = onDelta((delta) => {
      if (delta.rows.length === 0 && delta.removed.length === 0) return
      timer ??= setTimeout(() => {
        timer = undefined
        historyPages.refresh()
      }, newsMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])

  return historyPages.useView()
}
