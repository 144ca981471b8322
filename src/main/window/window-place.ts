/** A window or a display, in the desktop's points. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/** How much of the title bar must be on a display for a person to get hold of the window. */
const gripWidth = 120
const gripHeight = 32

/** Where to put a window that was at this place: there, if its top edge can still be reached on a display; else null, for the system to choose. */
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
