/**
 * A list in another order. `moved` are members of it, in the order they are to have.
 * @param before `moved` goes as a block before it (null: end); undefined: they share their places
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

/** Place of `before` among those that stay; if it moves itself, that of the next one that stays. */
function placeIn(
  rest: readonly string[],
  list: readonly string[],
  moving: ReadonlySet<string>,
  before: string
): number {
  const anchor = list.slice(list.indexOf(before)).find((id) => !moving.has(id))
  return anchor === undefined ? rest.length : rest.indexOf(anchor)
}
