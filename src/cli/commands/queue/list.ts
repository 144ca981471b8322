import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { countJobs } from '../../tracking/job-counts.ts'
import type { Engine } from '../../../engine/engine.ts'
import { openEngine } from '../../session/open-engine.ts'
import { orJsonSummary } from '../../session/with-summary.ts'
import { jobText } from '../../text/job-text.ts'
import { jobSummaryLine, queueJobLine } from '../../views/json-lines.ts'
import { painterFor, type Painter } from '../../text/painter.ts'
import { phaseStyle } from '../../text/phase-style.ts'
import { countsText } from '../../text/counts-text.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import type { Flags } from '../shared-options.ts'

/** Shows the queue as the window shows it, in sending order; cleared jobs are not shown. */
export async function queueList({ json, sandbox }: Flags, context: CliContext): Promise<ExitCode> {
  await using opened = await orJsonSummary(json, context.stdout, () =>
    openEngine(context, { sandbox, talks: false })
  )
  const { engine } = opened
  printJobs(
    engine.jobs().filter((job) => !job.hidden),
    json,
    context
  )
  reportQuarantined(engine, context)
  return exitCodes.done
}

/** Reports jobs and account limits lost to damaged rows; on stderr, as they are not in the list. */
export function reportQuarantined(
  engine: Pick<Engine, 'setAside' | 'setAsideAccounts'>,
  context: CliContext
): void {
  for (const { jobId, path, reason } of engine.setAside()) {
    context.stderr.line(
      visibleText(
        t('cli.queue.set-aside', { job: path ?? t('cli.queue.job', { id: jobId }), reason })
      )
    )
  }
  for (const { profileId, reason } of engine.setAsideAccounts()) {
    context.stderr.line(
      visibleText(t('cli.queue.account-set-aside', { account: profileId, reason }))
    )
  }
}

/** Jobs and their summary: as JSON lines, or a line each for people. */
export function printJobs(
  jobs: readonly Job[],
  json: boolean,
  { stdout, clock }: Pick<CliContext, 'stdout' | 'clock'>
): void {
  const counts = countJobs(jobs)
  const paint = painterFor(stdout.stream)
  for (const job of jobs)
    stdout.line(json ? queueJobLine(job) : queueRow(job, paint, clock.nowMs()))
  stdout.line(json ? jobSummaryLine(counts) : paint('bold', countsText(counts)))
}

function queueRow(job: Job, paint: Painter, nowMs: number): string {
  const { label, colour } = phaseStyle(job.phase)
  const detail = jobText(job, nowMs)
  return `${job.id}  ${paint(colour, label)} ${visibleText(`${job.profileId}  ${job.path}`)}${detail ? `  ${detail}` : ''}`
}
