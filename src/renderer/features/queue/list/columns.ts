import { columnBounds } from '../../../../contract/queue/list-columns.ts'
import type {
  ColumnChoice,
  HideableColumn,
  SizedColumn
} from '../../../../contract/queue/list-columns.ts'

export const rowHeightPx = 57

/** Every row and the header: one line of cells, with widths that the list sets for all at once. */
export const columnsClass = 'grid items-center grid-cols-(--columns) gap-x-2 pr-1 pl-2'

/** Below this width a file name is no longer readable. */
export const leastNamePx = 208
/** Columns with facts shown elsewhere too require a name this wide: it fits most names, reasons. */
const easyNamePx = 300
const paddingPx = 12
const gapPx = 8
const selectPx = 16
const actionsPx = 72
/** The picture is in the name's cell. */
const picturePx = 32

/**
 * Order in which a growing list adds columns; a shrinking one drops them from the end. The picture
 * tells similar names apart; time and size are nowhere else in a row; check, account and caption
 * are: in the status, the publish panel, under the name. Strict: a wider list never shows less.
 */
const inOrderOfNeed: HideableColumn[] = ['picture', 'when', 'size', 'check', 'account', 'caption']
const alsoElsewhere = new Set<HideableColumn>(['check', 'account', 'caption'])
/** From left to right, after the name. */
const asTheyStand = ['caption', 'account', 'check', 'status', 'size', 'when'] as const

export interface Layout {
  shown: ReadonlySet<HideableColumn>
  widths: Readonly<Record<SizedColumn, number>>
  /** Width of the name and the rest of its cell. */
  namePx: number
  /** For `grid-template-columns`. */
  template: string
}

/**
 * Returns the columns for a list of this width: those that the user left on, while the name keeps
 * its minimum. If even none of them leaves enough, the status column shrinks to its minimum.
 * @param hasTimes some row has a time; else the time column shows only with a width set by the user
 */
export function layOut(
  listPx: number,
  { hidden, widths: chosen }: ColumnChoice,
  hasTimes = true
): Layout {
  const width = (column: SizedColumn): number => chosen[column] ?? columnBounds[column].start
  const widths = {
    caption: width('caption'),
    account: width('account'),
    check: width('check'),
    status: width('status'),
    size: width('size'),
    when: width('when')
  }
  let namePx = listPx - paddingPx - selectPx - widths.status - actionsPx - 3 * gapPx
  if (namePx < leastNamePx) {
    const given = Math.min(leastNamePx - namePx, widths.status - columnBounds.status.min)
    widths.status -= given
    namePx += given
  }
  const shown = new Set<HideableColumn>()
  for (const column of inOrderOfNeed) {
    if (hidden.includes(column) || (column === 'when' && !hasTimes && chosen.when === undefined))
      continue
    const needed = column === 'picture' ? picturePx : widths[column] + gapPx
    const left = namePx - (column === 'picture' ? 0 : needed)
    const least = alsoElsewhere.has(column) ? easyNamePx : leastNamePx
    if (left - (shown.has('picture') || column === 'picture' ? picturePx : 0) < least) break
    shown.add(column)
    namePx = left
  }
  const sized = asTheyStand
    .filter((column) => column === 'status' || shown.has(column))
    .map((column) => `${widths[column]}px`)
  return {
    shown,
    widths,
    namePx,
    template: [`${selectPx}px`, 'minmax(0,1fr)', ...sized, `${actionsPx}px`].join(' ')
  }
}

/** Limits a requested width to what the column allows and the name can spare. */
export function boundedWidth(column: SizedColumn, wantedPx: number, layout: Layout): number {
  const { min } = columnBounds[column]
  return Math.round(Math.min(Math.max(wantedPx, min), widestNow(column, layout)))
}

/** Returns the column's maximum width while the name keeps its minimum. */
export function widestNow(column: SizedColumn, { widths, namePx, shown }: Layout): number {
  const least = [...shown].some((one) => alsoElsewhere.has(one)) ? easyNamePx : leastNamePx
  const spare = Math.max(0, namePx - least - (shown.has('picture') ? picturePx : 0))
  return Math.min(columnBounds[column].max, widths[column] + spare)
}
