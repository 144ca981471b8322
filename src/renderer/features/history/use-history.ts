import { useEffect } from 'react'
import { historyPageSize } from '../../../contract/ipc/history-calls.ts'
import { call, onDelta } from '../../rpc/client.ts'
import { toQuery, useHistoryFilters } from './history-filters.ts'
import { HistoryPages, type HistoryView } from './history-pages.ts'

/** A pause in typing, after which the words are looked for. */
const typingMs = 150
/** Changes of the queue come in bursts; the list is asked again at most this often. */
const newsMs = 500

export const historyPages = new HistoryPages(
  (query, offset, limit) => call('history.page', { query, offset, limit }),
  historyPageSize
)

/**
 * The past posts that the filters find, kept up to date while they are shown.
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
