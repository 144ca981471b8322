/** The nearest scroll offset that shows all of a row, or the top of a row taller than the view. */
export function scrollToShow(
  row: { topPx: number; heightPx: number },
  view: { scrollPx: number; heightPx: number }
): number {
  const bottomPx = row.topPx + row.heightPx
  if (row.heightPx >= view.heightPx || row.topPx < view.scrollPx) return row.topPx
  return bottomPx > view.scrollPx + view.heightPx ? bottomPx - view.heightPx : view.scrollPx
}
