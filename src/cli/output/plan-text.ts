import type { Job } from '../../contract/job.ts'
import { waitReasonText } from './phase-style.ts'
import { plural } from './format-amount.ts'

/**
 * What becomes of the jobs that are left, one line a group: "4 wait: daily limit of this account reached; the first goes on
 * Mon 23 Nov, 09:00 CET". Empty when nothing is left. Times are in the person's own zone, with the zone named.
 */
export function planText(jobs: readonly Job[], timeZone?: string): string[] {
  const groups = Map.groupBy(jobs.filter((job) => job.phase === 'waiting' || job.phase === 'processing' || job.phase === 'uploaded'), groupOf)
  return [...groups].map(([group, members]) => {
    const times = members.map((job) => job.waiting?.until ?? null).filter((until) => until !== null).toSorted()
    const first = times[0] ? `; ${members.length === 1 ? 'it' : 'the first'} goes on ${localTime(times[0], timeZone)}` : ''
    return `${plural(members.length, 'file')} ${members.length === 1 ? 'waits' : 'wait'}: ${group}${first}`
  })
}

function groupOf(job: Job): string {
  if (job.phase === 'processing') return 'TikTok is processing'
  return job.waiting ? waitReasonText(job.waiting.reason) : 'for their turn'
}

function localTime(instant: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone }).format(new Date(instant))
}
