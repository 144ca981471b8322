import type { Rectangle } from 'electron'

/** How much of the title bar must be on a display for a person to get hold of the window. */
const gripWidth = 120
const gripHeight = 32

/** The window's old place if its top edge is reachable on a display; null: the system chooses. */
export function placeOnDisplay(
  place: Rectangle,
  workAreas: readonly Rectangle[]
): { x: number; y: number } | null {
  const reachable = workAreas.some((area) => {
    const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
    return (
      width >= Math.min(gripWidth, place.width) &&
      place.y >= area.y &&
      place.y + gripHeight <= area.y + area.height
    )
  })
  return reachable ? { x: place.x, y: place.y } : null
}
