import { useMemo, useState } from 'react'
import type { Account } from '../../../../contract/account/account.ts'
import { dayCounts, dayPlanText } from '../../../../contract/queue/day-plan.ts'
import { formatInstant } from '../../../shared/format.ts'
import { useMinute } from '../../../shared/use-now.ts'
import { t } from '../../../../contract/messages/say.ts'
import { usePlannedInstants } from '../../../state/planned-instants.ts'
import { isOverLimit, ownZone, readTiming, timesOf, type Timing } from '../../../state/timing.ts'

interface WhenInput {
  timing: Timing
  count: number
  dailyLimit: number
  /** When they can be posted under the daily limit; null while unknown. */
  plan: readonly string[] | null
  nowMs: number
}

/** Describes when `count` posts go out: the daily-limit plan, or the times with their zone. */
export function whenText({ timing, count, dailyLimit, plan, nowMs }: WhenInput): string[] {
  if (count === 0) return []
  if (timing.mode === 'soon') {
    if (plan === null) return []
    if (dayCounts(plan, nowMs).some(({ inDays }) => inDays > 0))
      return [t('publishDays.now', { days: dayPlanText(plan, nowMs), limit: dailyLimit })]
    return count > 1 ? [t('publishDays.fits')] : []
  }
  const times = timesOf(timing, count)
  const [first] = times
  const last = times.at(-1)
  if (first === undefined || last === undefined) return []
  const when =
    first === last
      ? t('timing.allAt', { n: count, when: formatInstant(first) })
      : t('timing.fromTo', { first: formatInstant(first), last: formatInstant(last) })
  return isOverLimit(times, dailyLimit)
    ? [when, t('timing.overLimit', { limit: dailyLimit })]
    : [when]
}

/** Returns the panel's timing for `count` posts: as sent, and in sentences. */
export function useTiming(timing: Timing, count: number, account: Account | null) {
  const [zone] = useState(ownZone)
  const nowMs = useMinute()
  const plan = usePlannedInstants(
    timing.mode === 'soon' ? (account?.profileId ?? null) : null,
    count
  )
  const dailyLimit = account?.dailyLimit ?? 1
  const when = useMemo(
    () => whenText({ timing, count, dailyLimit, plan, nowMs }),
    [timing, count, dailyLimit, plan, nowMs]
  )
  const read = readTiming(timing, nowMs, zone)
  return {
    when,
    schedule: 'schedule' in read ? read.schedule : undefined,
    problem: 'problem' in read ? read.problem : null
  }
}
