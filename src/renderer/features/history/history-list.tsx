import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Account } from '../../../contract/account/account.ts'
import { placeAfterKey } from '../../shared/place-after-key.ts'
import { t } from '../../../contract/messages/say.ts'
import { accountName } from '../../../contract/account/account-name.ts'
import type { HistoryView } from './history-pages.ts'
import { HistoryRow } from './history-row.tsx'
import { historyPages } from './use-history.ts'

const rowHeightPx = 60

/** The posts found. Only posts in view have elements, and only their pages are fetched. */
export function HistoryList({
  view,
  accounts,
  onOpen
}: {
  view: HistoryView
  accounts: readonly Account[]
  onOpen: (jobId: string) => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(0)
  /** The target of a key press, until its row exists and can be focused. */
  const heading = useRef<number | null>(null)
  // This project does not use the compiler that this rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: view.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 10
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index
  const last = items.at(-1)?.index
  useEffect(() => {
    if (first !== undefined && last !== undefined) historyPages.need(first, last)
  }, [first, last])
  // After each render: scrolling mounts the row, which has nothing to focus until its page arrives.
  useEffect(() => {
    if (heading.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(
      `[data-at="${heading.current}"] [data-post]`
    )
    if (row === null || row === undefined) return
    heading.current = null
    row.focus({ preventScroll: true })
  })
  const current = Math.min(focused, view.total - 1)
  // Tab must reach a row even after the focused one was scrolled away.
  const stop =
    first !== undefined && last !== undefined && (current < first || current > last)
      ? first
      : current
  const names = new Map(accounts.map((account) => [account.profileId, accountName(account)]))

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = placeAfterKey(event.key, current, view.total - 1)
    const onRow = event.target instanceof HTMLElement && 'post' in event.target.dataset
    if (next === null || !onRow) return
    event.preventDefault()
    virtual.scrollToIndex(next)
    setFocused(next)
    heading.current = next
  }

  return (
    <div
      ref={scroller}
      onKeyDown={onKeyDown}
      className="@container min-h-0 flex-1 overflow-x-hidden overflow-y-auto"
      tabIndex={-1}>
      <div
        role="list"
        aria-label={t('history.label')}
        className="relative w-full"
        style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const post = view.posts.get(item.index)
          return (
            <div
              key={item.key}
              data-at={item.index}
              role="listitem"
              aria-setsize={view.total}
              aria-posinset={item.index + 1}
              {...(post === undefined
                ? { 'aria-label': t('history.loading') }
                : { 'aria-labelledby': `past-${post.jobId} outcome-${post.jobId}` })}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${item.start}px)` }}>
              {post === undefined ? (
                <div className="h-15 border-b border-line bg-surface" />
              ) : (
                <HistoryRow
                  post={post}
                  account={
                    accounts.length > 1 ? (names.get(post.profileId) ?? post.profileId) : null
                  }
                  focusable={item.index === stop}
                  onFocus={() => setFocused(item.index)}
                  onOpen={() => onOpen(post.jobId)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
