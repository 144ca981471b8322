/**
 * Reorders a list. `moved` are some of its members, in their new order.
 * @param before `moved` goes as a block before it (null: end); undefined: they swap their places
 */
export function rearrange(
  list: readonly string[],
  moved: readonly string[],
  before: string | null | undefined
): string[] {
  const moving = new Set(moved)
  if (before === undefined) {
    const next = moved.values()
    return list.map((id) => (moving.has(id) ? (next.next().value ?? id) : id))
  }
  const rest = list.filter((id) => !moving.has(id))
  const at = before === null ? rest.length : placeIn(rest, list, moving, before)
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)]
}

/** Index of `before` in `rest`; if it moves too, the index of the next member that stays. */
function placeIn(
  rest: readonly string[],
  list: readonly string[],
  moving: ReadonlySet<string>,
  before: string
): number {
  const anchor = list.slice(list.indexOf(before)).find((id) => !moving.has(id))
  return anchor === undefined ? rest.length : rest.indexOf(anchor)
}
