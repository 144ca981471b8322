import { t } from '../../contract/messages/say.ts'
import type { Job } from '../../contract/queue/job.ts'
import { localTime } from './local-time.ts'
import { waitReason } from './phase-style.ts'

/**
 * What happens to the remaining jobs, one line a group: "4 wait: daily limit of this account
 * reached; the first goes on Mon 23 Nov 2026, 09:00 CET". Empty if none is left. Times are in the
 * local zone, which is named.
 */
export function planText(jobs: readonly Job[], timeZone?: string): string[] {
  const groups = Map.groupBy(
    jobs.filter(
      (job) => job.phase === 'waiting' || job.phase === 'processing' || job.phase === 'uploaded'
    ),
    groupOf
  )
  return [...groups].map(([group, members]) => {
    const [first] = members
      .map((job) => job.waiting?.until ?? null)
      .filter((until) => until !== null)
      .toSorted()
    const waits = { n: members.length, reason: group }
    return first === undefined
      ? t('cli.plan.waits', waits)
      : t('cli.plan.waits-until', { ...waits, time: localTime(first, timeZone) })
  })
}

/** What Aether publishes without this computer, in one line; null if Aether keeps none. */
export function handedOverText(jobs: readonly Job[], timeZone?: string): string | null {
  const times = jobs
    .flatMap((job) =>
      job.phase === 'scheduled' && job.scheduledFor !== null ? [job.scheduledFor] : []
    )
    .toSorted()
  const [first, last = first] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return null
  const n = times.length
  if (first === last) return t('cli.plan.handed-over', { n, time: localTime(first, timeZone) })
  return t('cli.plan.handed-over-until', {
    n,
    first: localTime(first, timeZone),
    last: localTime(last, timeZone)
  })
}

function groupOf(job: Job): string {
  if (job.missed) return t('cli.plan.missed')
  if (job.phase === 'processing') return t('cli.job.processing')
  return job.waiting ? waitReason(job.waiting.reason) : t('cli.plan.turn')
}
