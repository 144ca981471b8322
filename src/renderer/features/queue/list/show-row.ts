/** How far down the list is to be scrolled so that all of a row is in view; of one that is taller than the view, its top. Moves as little as it can. */
export function scrollToShow(
  row: { topPx: number; heightPx: number },
  view: { scrollPx: number; heightPx: number }
): number {
  const bottomPx = row.topPx + row.heightPx
  if (row.heightPx >= view.heightPx || row.topPx < view.scrollPx) return row.topPx
  return bottomPx > view.scrollPx + view.heightPx ? bottomPx - view.heightPx : view.scrollPx
}
