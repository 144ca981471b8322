import { t } from '../../../contract/messages/say.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { keyIsRefused, type ApiAccess } from '../../session/api-access.ts'
import { finishLine } from '../../session/finish-run.ts'
import type { OpenedEngine } from '../../session/open-engine.ts'
import { withSummary } from '../../session/with-summary.ts'
import type { JobView } from '../../tracking/job-view.ts'
import { watchJobs } from '../../tracking/job-watch.ts'
import { isAtRest, isHeldForLong } from '../../tracking/remaining-jobs.ts'
import { captionKey } from './captions/read-captions.ts'
import { unmatchedText } from './captions/unmatched-text.ts'
import { arm, confirm, type Sending } from './confirm.ts'
import { prepareToSend } from './prepare-to-send.ts'
import type { Publication } from './publication.ts'

/** Adds, checks, asks, publishes; follows each named file until it settles or has a long wait. */
export async function publishWith(
  opened: OpenedEngine,
  view: JobView,
  paths: string[],
  publication: Publication,
  context: CliContext
): Promise<ExitCode> {
  try {
    const sender = await withSummary(view, () => prepareToSend(opened, publication, context, view))
    const watch = watchJobs(opened.engine, view)
    try {
      return await withSummary(
        view,
        () => send({ ...sender, watch }, paths, publication, context, view),
        () => watch.jobs.counts()
      )
    } finally {
      watch.close()
    }
  } finally {
    view.rest()
  }
}

async function send(
  sending: Sending,
  paths: string[],
  options: Publication,
  context: CliContext,
  view: JobView
): Promise<ExitCode> {
  const { engine, watch, access, isRunner } = sending
  const { signal } = context.interrupt
  const captions = new Map(options.captions.map((row) => [captionKey(row.name), row.caption]))
  const added = await engine.add(
    {
      paths,
      profileId: options.profile,
      caption: options.caption,
      captions,
      options: options.post,
      allowAspect: options.allowAspect,
      allowRepost: options.repost,
      schedule: options.schedule
    },
    signal
  )
  watch.adopt(added)
  if (!signal.aborted) for (const line of unmatchedText(options.captions, added)) view.note(line)
  if (options.audienceVerified && !signal.aborted)
    await engine.request({ kind: 'audience-verified' })
  await watch.until((job) => job.phase !== 'checking', signal)
  if (wantsLengths(sending)) view.note(t('cli.publish.lengths', { profile: options.profile }))
  const refusal = isRunner ? accessProblem(access) : null
  if (refusal) view.note(t('cli.publish.not-sent', { reason: refusal.message }))
  else if (!signal.aborted)
    await arm(sending, await confirm(sending, options, context, view), options, view)
  if (!refusal)
    await watch.until((job, queue) => {
      const nowMs = context.clock.nowMs()
      const isHeld = !options.wait && isHeldForLong(job, queue, nowMs)
      return isAtRest(job, nowMs, options.wait) || isHeld || keyIsRefused(queue)
    }, signal)
  return await finishLine(sending, view, context.interrupt, refusal !== null)
}

/** Whether a video is too short or too long for an account whose allowed lengths are not set. */
function wantsLengths({ watch, account }: Sending): boolean {
  return (
    account.minDurationS === null &&
    account.maxDurationS === null &&
    watch.jobs
      .all()
      .some(({ job }) => job.findings.some(({ code }) => code.startsWith('VIDEO_TOO_')))
  )
}

/** A sender needs a key that Aether accepts; if another process sends, its key counts. */
function accessProblem(access: ApiAccess): { message: string } | null {
  return access.kind === 'no-key' || access.kind === 'not-authorised' ? access : null
}
