import { t } from '../../contract/messages/say.ts'
import type { Engine } from '../../engine/engine.ts'
import { keyIsRefused } from './api-access.ts'
import { exitCodeOf, type ExitCode } from '../exit-code.ts'
import { aborted, type Interrupt } from './interrupt.ts'
import type { JobWatch } from '../tracking/job-watch.ts'
import type { JobView } from '../tracking/job-view.ts'
import { countJobs } from '../tracking/job-counts.ts'
import { audienceText } from '../text/audience-text.ts'
import { handedOverText, planText } from '../text/plan-text.ts'
import { countsText } from '../text/counts-text.ts'

const inFlight: ReadonlySet<string> = new Set(['uploading', 'uploaded', 'submitting'])

/**
 * Stops sending, says what is left and why, prints the summary, and decides the exit code.
 * @param notAuthorised the key is missing or was refused before anything could be sent
 */
export async function finishLine(
  { engine, watch }: { engine: Engine; watch: JobWatch },
  view: JobView,
  interrupt: Interrupt,
  notAuthorised: boolean
): Promise<ExitCode> {
  if (interrupt.signal.aborted && watch.jobs.all().some((entry) => inFlight.has(entry.job.phase)))
    view.note(t('cli.stopping'))
  const queue = engine.queue()
  const hold = keyIsRefused(queue) ? queue.hold : null
  await stopEngine(engine, interrupt)
  watch.sync()
  const jobs = watch.jobs.all().map((entry) => entry.job)
  const refused =
    notAuthorised || hold !== null || jobs.some((job) => job.waiting?.reason === 'not-authorised')
  if (hold !== null) view.note(hold.message)
  const plan = planText(jobs)
  for (const line of plan) view.note(line)
  if (jobs.some((job) => job.waiting?.reason === 'audience-check'))
    for (const line of audienceText(engine.jobs())) view.note(line)
  if (plan.length > 0 && engine.queue().runner !== 'other') view.note(t('cli.plan.nothing-sends'))
  const handedOver = handedOverText(jobs)
  if (handedOver !== null) view.note(handedOver)
  const others = countJobs(watch.jobs.others().filter((job) => !job.hidden))
  if (others.total > 0) view.note(t('cli.plan.elsewhere', { counts: countsText(others) }))
  const counts = watch.jobs.counts()
  view.end(counts)
  return exitCodeOf(counts, { interrupted: interrupt.signal.aborted, notAuthorised: refused })
}

/** Stops sending: aborts uploads, lets a create in flight finish. A second Ctrl-C does not wait. */
export async function stopEngine(engine: Engine, interrupt: Interrupt): Promise<void> {
  const stopping = engine.stopRunner()
  const forced = aborted(interrupt.forced).then(() => engine.stopRunner({ force: true }))
  await Promise.race([stopping, forced])
}
