import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { revealDone, useApp } from '../../app/app-store.ts'

/**
 * Which row the Tab key leads to. The focus stays with its row through updates; when the row leaves the list it goes to
 * the one that took its place, so that nobody at the keyboard starts over at the top of the window.
 */
export function useFocusedRow(scroller: RefObject<HTMLElement | null>, ids: readonly string[], scrollTo: (index: number) => void): {
  /** The focused row, or the one that would get the focus; null when that is the first. */
  focusedId: string | null
  at: number
  goTo: (index: number) => void
  noteFocus: (id: string | null) => void
} {
  const [wanted, setWanted] = useState<string | null>(null)
  const lastAt = useRef(0)
  const revealed = useApp((app) => app.revealed)

  let at = wanted === null ? -1 : ids.indexOf(wanted)
  const gone = wanted !== null && at === -1
  if (gone) at = Math.min(lastAt.current, ids.length - 1)
  const focusedId = ids[at] ?? null

  const goTo = (index: number): void => {
    const id = ids[index]
    if (id === undefined) return
    scrollTo(index)
    setWanted(id)
    // The row may only come to exist with the scrolling.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }))
  }

  useEffect(() => {
    if (at >= 0) lastAt.current = at
  }, [at])

  useEffect(() => {
    // The browser gives the focus of a removed element to the page's body.
    if (gone && at >= 0 && document.activeElement === document.body) goTo(at)
  })

  useEffect(() => {
    const index = revealed === null ? -1 : ids.indexOf(revealed.jobId)
    if (index === -1) return
    revealDone()
    goTo(index)
  })

  return {
    focusedId,
    at,
    goTo,
    noteFocus(id) {
      if (id !== null) setWanted(id)
    }
  }
}
