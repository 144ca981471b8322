/** A move: `jobIds`, kept in their own order, go before the row `before`, or to the end if null. */
export interface Move {
  jobIds: string[]
  before: string | null
}

/**
 * Converts a drop to a move in the order of sending.
 * @param all every row in order of sending
 * @param shown those in view; rows hidden by a filter keep their neighbors
 * @param gap the gap between shown rows: 0 before the first, `shown.length` behind the last
 * @returns null when the rows would stay in place
 */
export function moveToGap(
  all: readonly string[],
  shown: readonly string[],
  moving: ReadonlySet<string>,
  gap: number
): Move | null {
  const stays = (id: string): boolean => !moving.has(id)
  const jobIds = all.filter((id) => moving.has(id))
  const last = shown.slice(0, gap).findLast(stays)
  const behind = last === undefined ? [] : all.slice(all.indexOf(last) + 1)
  const before = shown.slice(gap).find(stays) ?? behind.find(stays) ?? null
  const rest = all.filter(stays)
  const at = before === null ? rest.length : rest.indexOf(before)
  const moved = [...rest.slice(0, at), ...jobIds, ...rest.slice(at)]
  return jobIds.length === 0 || moved.every((id, i) => id === all[i]) ? null : { jobIds, before }
}

/** Moves one step up or down among shown rows. Scattered rows gather at the first (down: last). */
export function moveByStep(
  all: readonly string[],
  shown: readonly string[],
  moving: ReadonlySet<string>,
  step: -1 | 1
): Move | null {
  const at = shown.flatMap((id, i) => (moving.has(id) ? [i] : []))
  const edge = step === -1 ? at[0] : at.at(-1)
  if (edge === undefined) return null
  const gap = step === -1 ? edge - 1 : edge + 2
  return gap < 0 || gap > shown.length ? null : moveToGap(all, shown, moving, gap)
}
