import type { Job } from '../../contract/queue/job.ts'
import { localTime } from './local-time.ts'
import { waitReasons } from './phase-style.ts'
import { plural } from './format-amount.ts'

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
    const times = members
      .map((job) => job.waiting?.until ?? null)
      .filter((until) => until !== null)
      .toSorted()
    const first = times[0]
      ? `; ${members.length === 1 ? 'it' : 'the first'} goes on ${localTime(times[0], timeZone)}`
      : ''
    return `${plural(members.length, 'file')} ${members.length === 1 ? 'waits' : 'wait'}: ${group}${first}`
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
  const when =
    first === last
      ? localTime(first, timeZone)
      : `from ${localTime(first, timeZone)} to ${localTime(last, timeZone)}`
  return `${plural(times.length, 'file')} ${times.length === 1 ? 'is' : 'are'} scheduled at Aether, which publishes without this computer: ${when}`
}

function groupOf(job: Job): string {
  if (job.missed) return 'the time went by; say: queue missed --send, --next or --leave'
  if (job.phase === 'processing') return 'TikTok is processing'
  return job.waiting ? waitReasons[job.waiting.reason] : 'for their turn'
}
