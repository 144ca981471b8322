import { dayCounts, dayPlanText } from '../../../../contract/queue/day-plan.ts'
import { dayFormat } from '../../../../contract/text/time-and-size.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { t } from '../../../../contract/messages/say.ts'

/** Counts the files the panel would publish: an account's ready ones, only selected ones if any. */
export function readyCount(
  rows: readonly JobRow[],
  profileId: string | null,
  selected: ReadonlySet<string>
): number {
  return rows.filter(
    (row) =>
      row.phase === 'ready' &&
      row.profileId === profileId &&
      (selected.size === 0 || selected.has(row.id))
  ).length
}

/**
 * Describes when posts held by the daily limit go out, from their rows' times; null without any.
 */
export function waitingPlan(
  rows: readonly Pick<JobRow, 'waiting'>[],
  nowMs: number,
  timeZone?: string
): string | null {
  const instants = rows.flatMap((row) =>
    row.waiting?.reason === 'quota' && row.waiting.until !== null ? [row.waiting.until] : []
  )
  return instants.length === 0 ? null : planInShort(instants, nowMs, timeZone)
}

/**
 * Formats "10 today, 10 tomorrow, the last on Fri 2 Jan": over three days, only two and the last.
 */
export function planInShort(instants: readonly string[], nowMs: number, timeZone?: string): string {
  const days = dayCounts(instants, nowMs, timeZone)
  const last = instants.toSorted().at(-1)
  if (days.length <= 3 || last === undefined) return dayPlanText(instants, nowMs, timeZone)
  const soonest = days.slice(0, 2).reduce((sum, { count }) => sum + count, 0)
  return t('footerPlan.andLast', {
    first: dayPlanText(instants.toSorted().slice(0, soonest), nowMs, timeZone),
    day: dayFormat(timeZone).format(new Date(last))
  })
}
