import { useEffect, useState, type RefObject } from 'react'
import { revealDone, useApp } from '../../../state/app-store.ts'

const framesToWait = 10

/**
 * Manages the row with the Tab stop. Focus stays with its row through updates; if the row leaves
 * the list, focus moves to the row that took its place, so that keyboard users do not start over at
 * the top.
 */
export function useFocusedRow(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  scrollTo: (index: number) => void
): {
  /** The row with the Tab stop; null if that is the first row. */
  focusedId: string | null
  at: number
  goTo: (index: number) => void
  noteFocus: (id: string | null) => void
} {
  const [wanted, setWanted] = useState<string | null>(null)
  const [known, setKnown] = useState(ids)
  /** The row that replaced the focused one after its removal. */
  const [nextFocus, setNextFocus] = useState<{ id: string } | null>(null)
  const revealed = useApp((app) => app.revealed)
  if (known !== ids) {
    setKnown(ids)
    if (wanted !== null && !ids.includes(wanted)) {
      const next = nextFocusOf(wanted, known, ids)
      setWanted(next)
      setNextFocus(next === null ? null : { id: next })
    }
  }
  const at = wanted === null ? -1 : ids.indexOf(wanted)
  const focusedId = ids[at] ?? null

  /** Scrolls to that row and focuses it; its focus event updates the state. */
  const show = (index: number): void => {
    const id = ids[index]
    if (id === undefined) return
    scrollTo(index)
    focusWhenThere(scroller, id, framesToWait)
  }
  /** The next key applies to that row, even before it renders. */
  const goTo = (index: number): void => {
    setWanted(ids[index] ?? wanted)
    show(index)
  }

  useEffect(() => {
    // The browser moves the focus of a removed element to the page's body.
    if (nextFocus !== null && document.activeElement === document.body)
      focusWhenThere(scroller, nextFocus.id, framesToWait)
  }, [nextFocus, scroller])

  useEffect(() => {
    const index = revealed === null ? -1 : ids.indexOf(revealed.jobId)
    if (index === -1) return
    revealDone()
    show(index)
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

/** The row may be rendered only after scrolling. */
function focusWhenThere(scroller: RefObject<HTMLElement | null>, id: string, frames: number): void {
  requestAnimationFrame(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
    if (row != null) row.focus({ preventScroll: true })
    else if (frames > 0) focusWhenThere(scroller, id, frames - 1)
  })
}

/** Returns the next remaining row behind the removed one; else the last one. */
function nextFocusOf(
  gone: string,
  before: readonly string[],
  now: readonly string[]
): string | null {
  const left = new Set(now)
  return before.slice(before.indexOf(gone) + 1).find((id) => left.has(id)) ?? now.at(-1) ?? null
}
