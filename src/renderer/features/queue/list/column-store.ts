import { create } from 'zustand'
import { untouchedColumns } from '../../../../contract/queue/list-columns.ts'
import type {
  ColumnChoice,
  HideableColumn,
  SizedColumn
} from '../../../../contract/queue/list-columns.ts'
import { call } from '../../../rpc/client.ts'
import { attempt } from '../../../shared/use-action.ts'
import { boundedWidth, layOut, type Layout } from './columns.ts'

const firstListPx = 800

interface ColumnState {
  choice: ColumnChoice
  listPx: number
  /** Whether any row has a time. */
  hasTimes: boolean
  layout: Layout
  shown: Layout['shown']
}

/** The list's columns and widths: the user's choice, within the list's width. */
export const useColumns = create<ColumnState>()(() => {
  const layout = layOut(firstListPx, untouchedColumns, false)
  return {
    choice: untouchedColumns,
    listPx: firstListPx,
    hasTimes: false,
    layout,
    shown: layout.shown
  }
})

/** Rows render again only when the set of columns changes; widths are set on the list alone. */
function update(change: Partial<Pick<ColumnState, 'choice' | 'listPx' | 'hasTimes'>>): void {
  useColumns.setState((state) => {
    const { choice, listPx, hasTimes } = { ...state, ...change }
    const layout = layOut(listPx, choice, hasTimes)
    const isSame =
      layout.shown.size === state.shown.size &&
      [...layout.shown].every((column) => state.shown.has(column))
    return { choice, listPx, hasTimes, layout, shown: isSame ? state.shown : layout.shown }
  })
}

/** Changes the user's choice; stores it for the next start unless it is still changing. */
function choose(change: Partial<ColumnChoice>, done = true): void {
  update({ choice: { ...useColumns.getState().choice, ...change } })
  if (done) attempt(call('settings.change', { columns: useColumns.getState().choice }))
}

/** Loads the stored choice. */
export function readColumns(): void {
  attempt(
    call('settings.get', {}).then(({ preferences }) => update({ choice: preferences.columns }))
  )
}

export function setListWidth(listPx: number): void {
  if (listPx > 0) update({ listPx })
}

export function setHasTimes(hasTimes: boolean): void {
  if (useColumns.getState().hasTimes !== hasTimes) update({ hasTimes })
}

export function toggleColumn(column: HideableColumn): void {
  const { hidden } = useColumns.getState().choice
  choose({
    hidden: hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column]
  })
}

/** Sets a width within its bounds; `done` stores it for the next start. */
export function setColumnWidth(column: SizedColumn, widthPx: number, done: boolean): void {
  const { choice, layout } = useColumns.getState()
  choose({ widths: { ...choice.widths, [column]: boundedWidth(column, widthPx, layout) } }, done)
}

export function resetColumnWidth(column: SizedColumn): void {
  const { [column]: _reset, ...widths } = useColumns.getState().choice.widths
  choose({ widths })
}

export const resetColumns = (): void => choose(untouchedColumns)
