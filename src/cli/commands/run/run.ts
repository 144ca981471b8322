import { t } from '../../../contract/messages/say.ts'
import type { QueueState } from '../../../contract/queue/engine-event.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { keyIsRefused } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { finishLine } from '../../session/finish-run.ts'
import { isAtRest } from '../../tracking/remaining-jobs.ts'
import { watchJobs } from '../../tracking/job-watch.ts'
import { openEngine } from '../../session/open-engine.ts'
import { withSummary } from '../../session/with-summary.ts'
import { createJobView } from '../../views/create-job-view.ts'

export interface RunOptions {
  untilEmpty: boolean
  json: boolean
  sandbox: boolean
}

/** Sends armed jobs until Ctrl-C or, with `--until-empty`, until the rest needs the user. */
export async function run(options: RunOptions, context: CliContext): Promise<ExitCode> {
  const { signal } = context.interrupt
  const view = createJobView(context, options.json)
  await using opened = await withSummary(view, () =>
    openEngine(context, { sandbox: options.sandbox, talks: true, say: (line) => view.note(line) })
  )
  const { engine, hasKey } = opened
  const watch = watchJobs(engine, view, isArmedAndLive)
  const send = async (): Promise<ExitCode> => {
    watch.adoptJobs(engine.jobs().filter(isArmedAndLive))
    if (!hasKey) view.note(t('cli.no-key'))
    else {
      const isRunner = await engine.startRunner()
      view.note(
        isRunner
          ? t(options.untilEmpty ? 'cli.run.until-empty' : 'cli.run.on')
          : t('cli.run.other-sends')
      )
      if (options.untilEmpty)
        await watch.until(
          (job, queue) => goesOnOnlyByUser(job, queue, context.clock.nowMs()),
          signal
        )
      else
        await watch.untilAny(
          (job, queue) => job.waiting?.reason === 'not-authorised' || keyIsRefused(queue),
          signal
        )
    }
    return await finishLine({ engine, watch }, view, context.interrupt, !hasKey)
  }
  try {
    return await withSummary(view, send, () => watch.jobs.counts())
  } finally {
    watch.close()
    view.rest()
  }
}

/** The user confirmed it, and it is on its way or waits. */
function isArmedAndLive(job: Job): boolean {
  return (
    job.consentAt !== null &&
    !job.hidden &&
    ['waiting', 'uploading', 'uploaded', 'submitting', 'processing', 'scheduled'].includes(
      job.phase
    )
  )
}

/** `--until-empty` sits out long waits and leaves alone only what needs the user. */
function goesOnOnlyByUser(job: Job, queue: QueueState, nowMs: number): boolean {
  const isHeld = job.phase === 'waiting' && queue.paused && !queue.stopping
  return (
    isHeld ||
    isAtRest(job, nowMs, true) ||
    job.waiting?.reason === 'audience-check' ||
    keyIsRefused(queue)
  )
}
