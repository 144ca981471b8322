/**
 * The columns of the list, one set of widths for the header and for every row. In a narrow list name and status share
 * the line with the actions; a wider one adds size and time, a wide one caption and audience.
 */
export const columnsClass =
  'grid items-center gap-x-2 px-3 grid-cols-[16px_minmax(0,1fr)_176px_80px] @3xl:gap-x-2.5 @3xl:grid-cols-[16px_minmax(0,1fr)_176px_64px_160px_80px] @5xl:grid-cols-[16px_minmax(0,1.3fr)_minmax(0,1fr)_112px_200px_64px_160px_80px]'

/** Cells that a narrow list leaves out. */
export const fromMedium = 'hidden @3xl:block'
export const fromWide = 'hidden @5xl:block'

export const rowHeightPx = 57
