import { dayMs, hourMs } from '../../contract/duration.ts'

/** TikTok's and Aether's daily limits roll over this window. */
export const quotaWindowMs = dayMs

/** Room in an account's rolling 24 hours. `opensAtMs`: when the next post may go out; null: now. */
export type QuotaDecision = { left: number; opensAtMs: number | null }

/**
 * Returns how many more posts an account may send at `nowMs`, and when there is room again. Posts
 * scheduled at Aether count at their time: no 24 hours around a post may exceed the limit.
 * @param postedAtMs times of posts from `submitting` on, also unknown; not refused, not failed
 * @param closedMs set while POST_LIMIT_REACHED keeps the account closed
 */
export function quotaDecision(
  postedAtMs: readonly number[],
  dailyLimit: number,
  nowMs: number,
  closedMs: number | null
): QuotaDecision {
  if (closedMs !== null && closedMs > nowMs) return { left: 0, opensAtMs: closedMs }
  const counted = postedAtMs.filter((at) => at > nowMs - quotaWindowMs).toSorted((a, b) => a - b)
  const left = roomAt(counted, dailyLimit, nowMs)
  if (left > 0) return { left, opensAtMs: null }
  const opensAtMs = counted
    .map((at) => at + quotaWindowMs)
    .find((at) => at > nowMs && roomAt(counted, dailyLimit, at) > 0)
  return { left: 0, opensAtMs: opensAtMs ?? nowMs + quotaWindowMs }
}

/** Room at one time, decided by the fullest 24 hours that contain it. `sorted` is ascending. */
function roomAt(sorted: readonly number[], dailyLimit: number, atMs: number): number {
  const near = sorted.filter((at) => at > atMs - quotaWindowMs && at < atMs + quotaWindowMs)
  const startsMs = [...near.filter((at) => at <= atMs), atMs]
  let fullest = 0
  let end = 0
  for (const [i, startMs] of startsMs.entries()) {
    while ((near[end] ?? Infinity) < startMs + quotaWindowMs) end++
    fullest = Math.max(fullest, end - i)
  }
  return Math.max(0, dailyLimit - fullest)
}

/**
 * Returns when an account closed by POST_LIMIT_REACHED opens: when the oldest counted post is 24
 * hours old; if none is known (posts made elsewhere), in 1 hour, doubling to 6.
 * @param refusals how often in a row the account was closed without a known post
 */
export function closedUntilMs(
  postedAtMs: readonly number[],
  nowMs: number,
  refusals: number
): number {
  const oldest = postedAtMs
    .filter((at) => at > nowMs - quotaWindowMs && at <= nowMs)
    .toSorted((a, b) => a - b)[0]
  if (oldest !== undefined) return oldest + quotaWindowMs
  return nowMs + Math.min(6, 2 ** refusals) * hourMs
}

/**
 * Returns when `count` more posts of an account can go out, in order: the plan shown before the
 * start. A post may go out when the one `dailyLimit` places before it is 24 hours old.
 */
export function quotaPlan(
  postedAtMs: readonly number[],
  dailyLimit: number,
  nowMs: number,
  closedMs: number | null,
  count: number
): number[] {
  if (postedAtMs.some((at) => at > nowMs))
    return planAround(postedAtMs, dailyLimit, nowMs, closedMs, count)
  const all = postedAtMs.filter((at) => at > nowMs - quotaWindowMs).toSorted((a, b) => a - b)
  const known = all.length
  let atMs = Math.max(nowMs, closedMs ?? nowMs)
  for (let i = 0; i < count; i++) {
    const gate = all[all.length - dailyLimit]
    if (gate !== undefined) atMs = Math.max(atMs, gate + quotaWindowMs)
    all.push(atMs)
  }
  return all.slice(known)
}

/** Plans around posts scheduled at Aether: every 24 hours must stay within the limit. */
function planAround(
  postedAtMs: readonly number[],
  dailyLimit: number,
  nowMs: number,
  closedMs: number | null,
  count: number
): number[] {
  let all = [...postedAtMs]
  let atMs = nowMs
  return Array.from({ length: count }, () => {
    for (let opensAtMs: number | null = atMs; opensAtMs !== null;) {
      atMs = opensAtMs
      opensAtMs = quotaDecision(all, dailyLimit, atMs, closedMs).opensAtMs
    }
    // Posts over a day old by then no longer matter for this or any later post.
    all = [...all.filter((at) => at > atMs - quotaWindowMs), atMs]
    return atMs
  })
}
