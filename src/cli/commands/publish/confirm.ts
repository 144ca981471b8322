import { t } from '../../../contract/messages/say.ts'
import { dayCounts, dayPlanText } from '../../../contract/queue/day-plan.ts'
import type { CliContext } from '../../cli-context.ts'
import { askYesNo } from '../../session/ask.ts'
import { confirmationText } from '../../text/confirmation-text.ts'
import { exactTime } from '../../text/local-time.ts'
import type { JobView } from '../../tracking/job-view.ts'
import type { JobWatch } from '../../tracking/job-watch.ts'
import { plannedTimes } from './planned-times.ts'
import type { Sender } from './prepare-to-send.ts'
import type { Publication } from './publication.ts'
import { whenText } from './when-text.ts'

export type Sending = Sender & { watch: JobWatch }

/** Jobs by id, each with its revision as the user saw it. */
type Seen = Record<string, number>

/** Shows what would be sent and asks. Returns what the user accepted; for no, or no files: `{}`. */
export async function confirm(
  { engine, watch, account }: Sending,
  options: Publication,
  context: CliContext,
  view: JobView
): Promise<Seen> {
  const jobs = watch.jobs.all().map((entry) => entry.job)
  const ready = jobs.filter((job) => job.phase === 'ready')
  const seen = Object.fromEntries(ready.map((job) => [job.id, job.revision]))
  if (ready.length === 0) return {}
  const times = plannedTimes(
    engine.jobs(),
    account.profileId,
    ready.length,
    options.schedule,
    context.clock.nowMs()
  )
  if (times === 'passed') {
    view.note(
      t('cli.confirm.time-passed', { time: exactTime(options.schedule.scheduledFor ?? '') })
    )
    return {}
  }
  const when = whenText(times, options.schedule.every)
  const posts = engine.plan(account.profileId, ready.length)
  const nowMs = context.clock.nowMs()
  if (when === null && dayCounts(posts, nowMs).some(({ inDays }) => inDays > 0))
    view.note(
      t('cli.confirm.limit-spreads', { limit: account.dailyLimit, plan: dayPlanText(posts, nowMs) })
    )
  const text = confirmationText(jobs, account, options.post, when)
  if (options.yes) {
    view.note(text)
    return seen
  }
  view.rest()
  const isYes = await askYesNo(t('cli.confirm.question', { publication: text }), context)
  view.resume()
  if (isYes) return seen
  if (!context.interrupt.signal.aborted) view.note(t('cli.confirm.refused'))
  return {}
}

/** Arms what was named in the question as it was then, and nothing that has become ready since. */
export async function arm(
  { engine, watch }: Sending,
  seen: Seen,
  options: Publication,
  view: JobView
): Promise<void> {
  const jobIds = Object.keys(seen)
  if (jobIds.length === 0) return
  const result = await engine.request({
    kind: 'arm',
    arm: { jobIds, seen, options: options.post, schedule: options.schedule }
  })
  for (const { jobId, reason } of result.refused)
    view.note(`${watch.jobs.get(jobId)?.path ?? jobId}: ${reason}`)
  watch.sync()
}
