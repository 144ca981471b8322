export const dayMs = 24 * 60 * 60 * 1000

/**
 * Whether one more post at `atMs` keeps every 24 hours at or under `limit`, given when the account's
 * other posts go out. Windows are half-open: a post exactly 24 h after another no longer counts with it.
 * Rule: posts per account and day, "rolling", from the vendor's tutorial (10 on the standard tier).
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
