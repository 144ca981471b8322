/** A move: `jobIds`, kept in their own order, go before the row `before`, or to the end if null. */
export interface Move {
  jobIds: string[]
  before: string | null
}

/**
 * What a drop means for the order of sending.
 * @param all every row in order of sending
 * @param shown those in view; what is hidden by a filter keeps its neighbours
 * @param gap the place between shown rows: 0 before the first, `shown.length` behind the last
 * @returns null when the rows would stay where they are
 */
export function moveToGap(
  all: readonly string[],
  shown: readonly string[],
  moving: ReadonlySet<string>,
  gap: number
): Move | null {
  const jobIds = all.filter((id) => moving.has(id))
  const next = shown.slice(gap).find((id) => !moving.has(id))
  const before =
    next ??
    behind(
      all,
      shown.slice(0, gap).findLast((id) => !moving.has(id)),
      moving
    )
  const rest = all.filter((id) => !moving.has(id))
  const at = before === null ? rest.length : rest.indexOf(before)
  const moved = [...rest.slice(0, at), ...jobIds, ...rest.slice(at)]
  return jobIds.length === 0 || moved.every((id, i) => id === all[i]) ? null : { jobIds, before }
}

/** One step up or down among shown rows. Scattered rows gather at the first (down: the last). */
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

/** The first row behind `id` in order of sending that does not move itself; null for the end. */
function behind(
  all: readonly string[],
  id: string | undefined,
  moving: ReadonlySet<string>
): string | null {
  if (id === undefined) return null
  return all.slice(all.indexOf(id) + 1).find((one) => !moving.has(one)) ?? null
}
