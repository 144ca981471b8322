import { toggled } from '../../../state/app-store.ts'

/** Which rows are selected, and from which one a range is spanned. */
export interface Selection {
  selected: ReadonlySet<string>
  anchor: string | null
}

export interface Modifiers {
  /** Ctrl or Cmd: this row alone changes. */
  toggle: boolean
  /** Shift: everything from the anchor to this row. */
  range: boolean
}

/** The selection after a click on a row, as in desktop lists. `ids`: the rows as displayed. */
export function clickRow(
  ids: readonly string[],
  { selected, anchor }: Selection,
  id: string,
  { toggle, range }: Modifiers
): Selection {
  if (range) {
    const span = between(ids, anchor ?? id, id)
    return { selected: new Set(toggle ? [...selected, ...span] : span), anchor: anchor ?? id }
  }
  if (!toggle) return { selected: new Set([id]), anchor: id }
  return { selected: toggled(selected, id), anchor: id }
}

/** Rows between two, both included, in either order. With a row that is not shown: only `to`. */
function between(ids: readonly string[], from: string, to: string): readonly string[] {
  const a = ids.indexOf(from)
  const b = ids.indexOf(to)
  if (a === -1 || b === -1) return [to]
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
