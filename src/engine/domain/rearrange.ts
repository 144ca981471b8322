/**
 * A list in another order. `moved` are members of it, in the order they are to have.
 * @param before they go as one block before this member (null: to the end); undefined: they share the places they have
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

/** Where `before` stands among those that stay; for one that moves itself, where the next one stands that stays. */
function placeIn(
  rest: readonly string[],
  list: readonly string[],
  moving: ReadonlySet<string>,
  before: string
): number {
  const anchor = list.slice(list.indexOf(before)).find((id) => !moving.has(id))
  return anchor === undefined ? rest.length : rest.indexOf(anchor)
}
