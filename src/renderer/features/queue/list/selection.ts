import { toggled } from '../../../state/app-store.ts'

/** The selected rows, and the row where a range starts. */
export interface Selection {
  selected: ReadonlySet<string>
  anchor: string | null
}

export interface Modifiers {
  /** Ctrl or Cmd: changes only this row. */
  toggle: boolean
  /** Shift: selects everything from the anchor to this row. */
  range: boolean
}

/**
 * Returns the selection after a click on a row, as in desktop lists. `ids`: the rows as displayed.
 */
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

/** Returns the rows between two, both included, in either order. If one is not shown: only `to`. */
function between(ids: readonly string[], from: string, to: string): readonly string[] {
  const a = ids.indexOf(from)
  const b = ids.indexOf(to)
  if (a === -1 || b === -1) return [to]
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
