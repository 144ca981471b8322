import { useEffect, useState, type RefObject } from 'react'
import { revealDone, useApp } from '../../../state/app-store.ts'

const framesToWait = 10

/**
 * The row that Tab leads to. Focus stays with its row through updates; if the row leaves the list,
 * focus moves to the row that took its place, so that keyboard users do not start over at the top.
 */
export function useFocusedRow(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  scrollTo: (index: number) => void
): {
  /** The focused row, or the one that would get the focus; null when that is the first. */
  focusedId: string | null
  at: number
  goTo: (index: number) => void
  noteFocus: (id: string | null) => void
} {
  const [wanted, setWanted] = useState<string | null>(null)
  const [known, setKnown] = useState(ids)
  /** The row that took the place of the focused one when that went. */
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

  /** Scrolls there and gives that row the focus; it tells us itself when it has it. */
  const show = (index: number): void => {
    const id = ids[index]
    if (id === undefined) return
    scrollTo(index)
    focusWhenThere(scroller, id, framesToWait)
  }
  /** The next key is for that row, also one that comes before the row is drawn. */
  const goTo = (index: number): void => {
    setWanted(ids[index] ?? wanted)
    show(index)
  }

  useEffect(() => {
    // The browser gives the focus of a removed element to the page's body.
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

/** The row may only come to exist with the scrolling. */
function focusWhenThere(scroller: RefObject<HTMLElement | null>, id: string, frames: number): void {
  requestAnimationFrame(() => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
    if (row != null) row.focus({ preventScroll: true })
    else if (frames > 0) focusWhenThere(scroller, id, frames - 1)
  })
}

/** The row that stood behind the one that is gone and is still there; the last one if none is. */
function nextFocusOf(
  gone: string,
  before: readonly string[],
  now: readonly string[]
): string | null {
  const left = new Set(now)
  return before.slice(before.indexOf(gone) + 1).find((id) => left.has(id)) ?? now.at(-1) ?? null
}
