import { create } from 'zustand'
import type { HistoryPage, HistoryQuery, PastPost } from '../../../contract/history/history.ts'

/** The loaded part of the list at one moment. */
export interface HistoryView {
  status: 'loading' | 'loaded' | 'failed'
  total: number
  counts: HistoryPage['counts'] | null
  /** By index in the list; a missing index has not loaded yet. */
  posts: ReadonlyMap<number, PastPost>
}

const nothingYet: HistoryView = { status: 'loading', total: 0, counts: null, posts: new Map() }

export type FetchPage = (query: HistoryQuery, offset: number, limit: number) => Promise<HistoryPage>

/**
 * The list of past posts; fetches only the pages in view. Shown posts stay until their replacements
 * arrive, so that neither typing nor changes make the list blink.
 */
export class HistoryPages {
  readonly #fetch: FetchPage
  readonly #pageSize: number
  /** The current view; a hook for components. */
  readonly useView = create<HistoryView>()(() => nothingYet)
  #session: number | null = null
  #query: HistoryQuery | null = null
  /** Answers to an earlier query are dropped. */
  #question = 0
  /** Whether the first answer to this query replaces all shown posts. */
  #replaces = true
  #inView: readonly number[] = [0]
  #asked = new Set<number>()

  constructor(fetch: FetchPage, pageSize: number) {
    this.#fetch = fetch
    this.#pageSize = pageSize
  }

  readonly view = (): HistoryView => this.useView.getState()

  /**
   * Starts another query; its list starts at the top.
   * @param session number of the open queue; posts of another session are no longer shown
   */
  ask(query: HistoryQuery, session: number): void {
    if (session !== this.#session) this.useView.setState(nothingYet)
    this.#session = session
    this.#query = query
    this.#inView = [0]
    this.#begin(true)
  }

  /** Repeats the query after a change or a failure. */
  refresh(): void {
    if (this.#query !== null) this.#begin(this.view().status === 'failed')
  }

  /** Reports which indexes are in view, from the first to the last. */
  need(first: number, last: number): void {
    const pages: number[] = []
    for (
      let page = Math.floor(first / this.#pageSize);
      page <= Math.floor(last / this.#pageSize);
      page++
    )
      pages.push(page)
    this.#inView = pages
    for (const page of pages) this.#load(page)
  }

  #begin(replaces: boolean): void {
    this.#question += 1
    this.#replaces = replaces
    this.#asked = new Set()
    if (this.view().status === 'failed') this.useView.setState({ status: 'loading' })
    for (const page of this.#inView) this.#load(page)
  }

  #load(page: number): void {
    const query = this.#query
    if (query === null || this.#asked.has(page)) return
    this.#asked.add(page)
    const question = this.#question
    this.#fetch(query, page * this.#pageSize, this.#pageSize).then(
      (answer) => {
        if (question === this.#question) this.#take(page, answer)
        return undefined
      },
      () => {
        if (question === this.#question) this.useView.setState({ status: 'failed' })
      }
    )
  }

  #take(page: number, { posts, total, counts }: HistoryPage): void {
    const start = page * this.#pageSize
    // Of earlier answers, keep only the pages in view, until their replacements arrive.
    const kept = this.#replaces
      ? []
      : [...this.view().posts].filter(
          ([at]) =>
            at < total &&
            this.#asked.has(Math.floor(at / this.#pageSize)) &&
            (at < start || at >= start + this.#pageSize)
        )
    this.#replaces = false
    this.useView.setState({
      status: 'loaded',
      total,
      counts,
      posts: new Map([...kept, ...posts.map((post, i) => [start + i, post] as const)])
    })
  }
}
