import type { Account } from '../../../contract/account/account.ts'
import type { AccountType } from '../../../contract/media/check.ts'
import { dayPlanText } from '../../../contract/queue/day-plan.ts'
import type { QueueState } from '../../../contract/queue/engine-event.ts'
import type { Job } from '../../../contract/queue/job.ts'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import type { Schedule } from '../../../contract/queue/schedule.ts'
import { captionKey } from './captions/read-captions.ts'
import type { CaptionRow } from './captions/read-captions.ts'
import { unmatchedText } from './captions/unmatched-text.ts'
import { checkAccess, isNamedByAether, keyIsRefused } from '../../session/api-access.ts'
import type { ApiAccess } from '../../session/api-access.ts'
import { askYesNo, canAsk } from '../../session/ask.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { finishLine } from '../../session/finish-run.ts'
import { isAtRest, isHeldForLong } from '../../tracking/remaining-jobs.ts'
import { watchJobs } from '../../tracking/job-watch.ts'
import type { JobWatch } from '../../tracking/job-watch.ts'
import { plannedTimes } from './planned-times.ts'
import { openEngine } from '../../session/open-engine.ts'
import type { OpenedEngine } from '../../session/open-engine.ts'
import { withSummary } from '../../session/with-summary.ts'
import { confirmationText } from '../../text/confirmation-text.ts'
import { createJobView } from '../../views/create-job-view.ts'
import type { JobView } from '../../tracking/job-view.ts'
import { exactTime } from '../../text/local-time.ts'
import { whenText } from './when-text.ts'
import { UsageError } from '../../usage-error.ts'

export interface PublishOptions {
  profile: string
  post: PostOptions
  caption: string
  /** Captions of single files, as the table of `--captions` has them. */
  captions: CaptionRow[]
  schedule: Schedule
  accountType?: AccountType
  dailyLimit?: number
  allowAspect: boolean
  repost: boolean
  audienceVerified: boolean
  concurrency?: number
  limitRate?: number
  yes: boolean
  wait: boolean
  json: boolean
  sandbox: boolean
}

/** Adds, checks, asks, publishes; follows each named file until it settles or has a long wait. */
export async function publish(
  paths: string[],
  options: PublishOptions,
  context: CliContext
): Promise<ExitCode> {
  if (!options.yes && !canAsk(context)) {
    throw new UsageError(
      'Nothing was sent: there is no terminal to ask on. Add --yes to confirm this publication beforehand.'
    )
  }
  const view = createJobView(context, options.json)
  const opened = await withSummary(view, () =>
    openEngine(context, {
      sandbox: options.sandbox,
      talks: true,
      say: (line) => view.note(line),
      ...(options.concurrency !== undefined && { uploadConcurrency: options.concurrency }),
      ...(options.limitRate !== undefined && { limitRateBytesPerS: options.limitRate })
    })
  )
  try {
    return await publishWith(opened, view, paths, options, context)
  } finally {
    await opened.close()
  }
}

/** The same with an engine that is open already. */
export async function publishWith(
  opened: OpenedEngine,
  view: JobView,
  paths: string[],
  options: PublishOptions,
  context: CliContext
): Promise<ExitCode> {
  try {
    const sender = await withSummary(view, () => prepareToSend(opened, options, context, view))
    const watch = watchJobs(opened.engine, view)
    try {
      return await withSummary(
        view,
        () => send({ ...opened, ...sender, watch }, paths, options, context, view),
        () => watch.jobs.counts()
      )
    } finally {
      watch.close()
    }
  } finally {
    view.rest()
  }
}

/** What is known of key and account, and whether this process sends. */
interface Sender {
  access: ApiAccess
  account: Account
  isRunner: boolean
}

async function prepareToSend(
  opened: OpenedEngine,
  options: PublishOptions,
  context: CliContext,
  view: JobView
): Promise<Sender> {
  const access = await checkAccess(opened.engine, opened.hasKey, context.interrupt.signal)
  const account = chooseAccount(opened, access, options)
  return { access, account, isRunner: await becomeRunner(opened, options, view) }
}

type Sending = OpenedEngine & Sender & { watch: JobWatch }

async function send(
  sending: Sending,
  paths: string[],
  options: PublishOptions,
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
  if (wantsLengths(sending))
    view.note(
      `If TikTok allows this account other lengths, say so once: accounts limits ${options.profile} --min-duration 3 --max-duration 180`
    )
  const refusal = isRunner ? accessProblem(access) : null
  if (refusal) view.note(`Nothing was sent. ${refusal.message}`)
  else if (!signal.aborted)
    await arm(sending, await confirm(sending, options, context, view), options, view)
  const rests = (job: Job, queue: QueueState, nowMs: number): boolean =>
    isAtRest(job, nowMs, options.wait) ||
    (!options.wait && isHeldForLong(job, queue, nowMs)) ||
    keyIsRefused(queue)
  if (!refusal) await watch.until((job, queue) => rests(job, queue, context.clock.nowMs()), signal)
  return await finishLine({
    engine,
    watch,
    view,
    interrupt: context.interrupt,
    notAuthorised: refusal !== null
  })
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

/** The account named on the line, with its limits. @throws UsageError if Aether does not list it */
function chooseAccount(
  { engine }: OpenedEngine,
  access: ApiAccess,
  options: PublishOptions
): Account {
  const named = access.accounts.filter(isNamedByAether)
  // Accept an id that an earlier line could not verify, unless Aether's list is there without it.
  const possible = access.kind === 'verified' && named.length > 0 ? named : access.accounts
  const known = possible.find((account) => account.profileId === options.profile)
  if (!known && access.kind === 'verified') {
    const names = possible.map((account) => account.profileId).join(', ')
    throw new UsageError(
      `There is no TikTok profile ${options.profile} behind this key. ${names ? `Known are: ${names}.` : 'Connect one with: accounts connect'}`
    )
  }
  const account = known ?? engine.addAccount(options.profile)
  const limits = {
    ...(options.accountType !== undefined && { accountType: options.accountType }),
    ...(options.dailyLimit !== undefined && { dailyLimit: options.dailyLimit })
  }
  return Object.keys(limits).length > 0
    ? engine.setAccountLimits(account.profileId, limits)
    : account
}

async function becomeRunner(
  opened: OpenedEngine,
  options: PublishOptions,
  view: JobView
): Promise<boolean> {
  const isRunner = await opened.engine.startRunner()
  if (isRunner && opened.practiceElsewhere) {
    throw new UsageError('Practice mode is in use by another command. Try again when it has ended.')
  }
  if (!isRunner) {
    view.note(
      'Another process (the app or a run) is sending; this line adds to its queue and watches.'
    )
    if (options.concurrency !== undefined || options.limitRate !== undefined)
      view.note('--concurrency and --limit-rate are up to that process.')
  }
  return isRunner
}

/** Jobs by id, each with its revision as the user saw it. */
type Seen = Record<string, number>

/** Shows what would be sent and asks. Returns what the user accepted; for no, or no files: `{}`. */
async function confirm(
  { engine, watch, account }: Sending,
  options: PublishOptions,
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
      `Nothing was sent: ${exactTime(options.schedule.scheduledFor ?? '')} has passed. Name a later time with --at.`
    )
    return {}
  }
  const when = whenText(times, options.schedule.every)
  const plan = dayPlanText(engine.plan(account.profileId, ready.length), context.clock.nowMs())
  if (when === null && (plan.includes(',') || !plan.endsWith('today')))
    view.note(
      `The account's limit of ${account.dailyLimit} posts in 24 hours spreads them: ${plan}.`
    )
  const text = confirmationText(jobs, account, options.post, when)
  if (options.yes) {
    view.note(text)
    return seen
  }
  view.rest()
  const isYes = await askYesNo(`${text}?`, context)
  view.resume()
  if (isYes) return seen
  if (!context.interrupt.signal.aborted)
    view.note(
      'Nothing was sent. The files stay in the queue; run the same line again to publish them.'
    )
  return {}
}

/** Arms what was named in the question as it was then, and nothing that has become ready since. */
async function arm(
  { engine, watch }: Sending,
  seen: Seen,
  options: PublishOptions,
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
