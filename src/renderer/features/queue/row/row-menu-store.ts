import { create } from 'zustand'

interface OpenMenu {
  jobId: string
  /** Where the menu opens, in window pixels: at a button, or at a point (width and height 0). */
  at: { left: number; top: number; width: number; height: number }
  /** Gets the focus back. */
  opener: HTMLElement
}

/** One menu for all rows, as ten thousand menus would be too many. */
export const useRowMenu = create<{ open: OpenMenu | null }>()(() => ({ open: null }))

/** Opens the menu at this element. */
export function openRowMenu(jobId: string, opener: HTMLElement): void {
  const { left, top, width, height } = opener.getBoundingClientRect()
  useRowMenu.setState({ open: { jobId, at: { left, top, width, height }, opener } })
}

/** Opens the menu at the pointer, or at the row for the menu key. */
export function openRowMenuAt(
  jobId: string,
  row: HTMLElement,
  point: { clientX: number; clientY: number }
): void {
  const { left, top, bottom } = row.getBoundingClientRect()
  const inside = point.clientY >= top && point.clientY <= bottom
  const at = inside
    ? { left: point.clientX, top: point.clientY, width: 0, height: 0 }
    : { left: left + 60, top: top + 40, width: 0, height: 0 }
  useRowMenu.setState({ open: { jobId, at, opener: row } })
}

export function closeRowMenu(): void {
  useRowMenu.setState({ open: null })
}
