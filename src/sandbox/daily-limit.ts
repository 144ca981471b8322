export const dayMs = 24 * 60 * 60 * 1000

/**
 * Returns whether a post at `atMs` keeps every 24 hours within `limit`, given the account's other
 * posts. Half-open windows: a post exactly 24 h after another does not count with it. Rule: posts
 * per account and day, "rolling", from the vendor's tutorial (10 on the standard tier).
 */
export function fitsDailyLimit(
  otherTimesMs: readonly number[],
  atMs: number,
  limit: number
): boolean {
  const near = otherTimesMs.filter((timeMs) => Math.abs(timeMs - atMs) < dayMs)
  const times = [...near, atMs]
  const starts = times.filter((timeMs) => timeMs <= atMs)
  return starts.every(
    (startMs) =>
      times.filter((timeMs) => timeMs >= startMs && timeMs < startMs + dayMs).length <= limit
  )
}
