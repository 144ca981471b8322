import { create } from 'zustand'
import type { HistoryPage, HistoryQuery, PastPost } from '../../../contract/history/history.ts'

/** What is known of the list at one moment. */
export interface HistoryView {
  status: 'loading' | 'loaded' | 'failed'
  total: number
  counts: HistoryPage['counts'] | null
  /** By place in the list; a place that is not here has not arrived yet. */
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
  /** What is shown; a hook for components. */
  readonly useView = create<HistoryView>()(() => nothingYet)
  #session: number | null = null
  #query: HistoryQuery | null = null
  /** Answers to an earlier question are dropped. */
  #question = 0
  /** Whether the first answer to this question takes the place of all that is shown. */
  #replaces = true
  #inView: readonly number[] = [0]
  #asked = new Set<number>()

  constructor(fetch: FetchPage, pageSize: number) {
    this.#fetch = fetch
    this.#pageSize = pageSize
  }

  readonly view = (): HistoryView => this.useView.getState()

  /**
   * Asks another question; its list is looked at from the top.
   * @param session number of the open queue: of another one, nothing is shown any more
   */
  ask(query: HistoryQuery, session: number): void {
    if (session !== this.#session) this.useView.setState(nothingYet)
    this.#session = session
    this.#query = query
    this.#inView = [0]
    this.#begin(true)
  }

  /** Asks the same question again, because something has changed or went wrong. */
  refresh(): void {
    if (this.#query !== null) this.#begin(this.view().status === 'failed')
  }

  /** Says which places are in view, from the first to the last. */
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
    // Of earlier answers, keep only the pages in view, until their own answers arrive.
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
