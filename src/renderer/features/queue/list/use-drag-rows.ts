import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { rowStore } from '../../../state/queue-link.ts'
import { targetsOf } from './list-keys.ts'
import { moveRows } from '../../../state/queue-commands.ts'
import { moveToGap } from '../../../state/reorder.ts'

const thresholdPx = 4
const edgePx = 40
const scrollStepPx = 12

/** The virtual list's position of a row. */
interface Place {
  index: number
  start: number
  end: number
}

interface Drag {
  ids: ReadonlySet<string>
  /** The drop target: a gap between shown rows, and its offset. */
  gap: number
  topPx: number
}

/**
 * Moves rows by their handle. During a drag, a line shows the target and the list scrolls at its
 * edges; Esc cancels.
 */
export function useDragRows(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly string[],
  placeAt: (offsetPx: number) => Place | undefined
): { drag: Drag | null; onPointerDown: (event: ReactPointerEvent) => void } {
  const [drag, setDrag] = useState<Drag | null>(null)
  const now = useRef({ ids, placeAt })
  useEffect(() => {
    now.current = { ids, placeAt }
  })
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const onPointerDown = (event: ReactPointerEvent): void => {
    const box = scroller.current
    const id =
      event.target instanceof Element
        ? event.target.closest('[data-grip]')?.closest<HTMLElement>('[data-row]')?.dataset['row']
        : undefined
    if (box === null || id === undefined || event.button !== 0) return
    event.preventDefault()
    const moving = new Set(targetsOf(id))
    const startY = event.clientY
    let lastY = startY
    let current: Drag | null = null
    let frame = 0

    const look = (): void => {
      const { top } = box.getBoundingClientRect()
      const offset = lastY - top + box.scrollTop
      const place = now.current.placeAt(offset)
      if (place === undefined) return
      const below = offset > (place.start + place.end) / 2
      current = {
        ids: moving,
        gap: place.index + (below ? 1 : 0),
        topPx: below ? place.end : place.start
      }
      setDrag(current)
    }
    const scroll = (): void => {
      const { top, bottom } = box.getBoundingClientRect()
      const by = lastY < top + edgePx ? -scrollStepPx : lastY > bottom - edgePx ? scrollStepPx : 0
      if (current !== null && by !== 0) {
        box.scrollTop += by
        look()
      }
      frame = requestAnimationFrame(scroll)
    }
    const onMove = (move: PointerEvent): void => {
      lastY = move.clientY
      if (current !== null || Math.abs(lastY - startY) > thresholdPx) look()
    }
    const end = (drop: boolean): void => {
      stop.current?.()
      if (!drop || current === null) return
      const move = moveToGap(rowStore.allIds(), now.current.ids, moving, current.gap)
      if (move !== null) moveRows(move)
    }
    const until = new AbortController()
    const { signal } = until
    stop.current = () => {
      stop.current = null
      cancelAnimationFrame(frame)
      setDrag(null)
      until.abort()
    }
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', () => end(true), { signal })
    window.addEventListener('pointercancel', () => end(false), { signal })
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal })
    frame = requestAnimationFrame(scroll)
  }

  return { drag, onPointerDown }
}
