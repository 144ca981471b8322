import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import { phaseMay, phases } from '../../../contract/queue/phase.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { jobIdsOf } from './job-ids.ts'
import type { Flags } from '../shared-options.ts'
import { readAt } from '../when.ts'
import { openEngine } from '../../session/open-engine.ts'
import { orJsonSummary } from '../../session/with-summary.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { UsageError } from '../../usage-error.ts'
import { printJobs } from './list.ts'

type OrderKind = 'retry' | 'cancel' | 'clear'
export interface OrderOptions extends Flags {
  all: boolean
}
export interface ResolveOptions extends Flags {
  posted: boolean
  postAgain: boolean
}
export interface RescheduleOptions extends Flags {
  at: string
  keepLocal?: boolean
}
export interface MissedOptions extends Flags {
  send: boolean
  next: boolean
  leave: boolean
}

/** What `--all` means: never a job whose fate is open, and never one that is doing well. */
const meantByAll: Record<OrderKind, readonly Job['phase'][]> = {
  retry: ['failed'],
  cancel: phases.filter((phase) => phaseMay(phase, 'cancel')),
  clear: ['published', 'cancelled']
}

/** Retries, cancels or clears jobs by id, or all that it applies to. Exit 1 if any was refused. */
export async function queueOrder(
  kind: OrderKind,
  ids: string[],
  options: OrderOptions,
  context: CliContext
): Promise<ExitCode> {
  if (options.all === ids.length > 0)
    throw new UsageError(t('cli.queue.name-jobs', { order: kind }))
  return command(options, context, (jobs) => {
    const jobIds = options.all
      ? jobs.filter((job) => meantByAll[kind].includes(job.phase)).map((job) => job.id)
      : jobIdsOf(jobs, ids)
    return jobIds.length === 0 ? [] : [{ kind, jobIds }]
  })
}

/** Settles jobs that were sent but not confirmed, as the user saw on TikTok. */
export async function queueResolve(
  ids: string[],
  options: ResolveOptions,
  context: CliContext
): Promise<ExitCode> {
  if (options.posted === options.postAgain) throw new UsageError(t('cli.queue.resolve-how'))
  const as = options.posted ? 'posted' : 'post-again'
  return command(options, context, (jobs) =>
    jobIdsOf(jobs, ids).map((jobId) => ({ kind: 'resolve', jobId, as }))
  )
}

/** Gives jobs another time; of posts that Aether keeps, Aether is asked. */
export async function queueReschedule(
  ids: string[],
  options: RescheduleOptions,
  context: CliContext
): Promise<ExitCode> {
  const [scheduledFor, { keepLocal }] = [readAt(options.at), options]
  return command(options, context, (jobs) => [
    { kind: 'reschedule', jobIds: jobIdsOf(jobs, ids), scheduledFor, keepLocal }
  ])
}

/** Answers for all posts whose time went by while nothing could be sent. */
export async function queueMissed(options: MissedOptions, context: CliContext): Promise<ExitCode> {
  const [answer, ...others] = [
    options.send && ('send-spaced' as const),
    options.next && ('next-slot' as const),
    options.leave && ('leave' as const)
  ].filter((said) => said !== false)
  if (answer === undefined || others.length > 0) throw new UsageError(t('cli.queue.missed-how'))
  return command(options, context, (jobs) =>
    jobs.some((job) => job.missed) ? [{ kind: 'missed', answer }] : []
  )
}

async function command(
  { json, sandbox }: Flags,
  context: CliContext,
  build: (jobs: Job[]) => QueueCommand[]
): Promise<ExitCode> {
  await using opened = await orJsonSummary(json, context.stdout, () =>
    openEngine(context, { sandbox, talks: false })
  )
  const { engine } = opened
  const requests = build(engine.jobs().filter((job) => !job.hidden))
  const result = await orJsonSummary(json, context.stdout, () => carryOut(engine, requests))
  printResult(engine, result, json, context)
  if (
    result.changed.length > 0 &&
    engine.queue().runner === 'none' &&
    requests.some(({ kind }) => kind !== 'clear' && kind !== 'cancel')
  ) {
    context.stderr.line(t('cli.queue.nothing-sends', { n: result.changed.length }))
  }
  return result.refused.length > 0 ? exitCodes.failedOrBlocked : exitCodes.done
}

/** Runs the commands one after the other; returns the results of all. */
async function carryOut(
  engine: Engine,
  requests: readonly QueueCommand[]
): Promise<Required<RequestResult>> {
  const result: Required<RequestResult> = { changed: [], refused: [], notes: [] }
  for (const request of requests) {
    const { changed, refused, notes = [] } = await engine.request(request)
    result.changed.push(...changed)
    result.refused.push(...refused)
    result.notes.push(...notes)
  }
  return result
}

function printResult(
  engine: Engine,
  { changed, refused, notes }: Required<RequestResult>,
  json: boolean,
  context: CliContext
): void {
  const say = (jobId: string, text: string): void =>
    context.stderr.line(visibleText(`${engine.job(jobId)?.path ?? jobId}: ${text}`))
  for (const { jobId, reason } of refused) say(jobId, reason)
  for (const { jobId, message } of notes) say(jobId, message)
  if (changed.length > 0 || json)
    printJobs(
      changed.flatMap((id) => engine.job(id) ?? []),
      json,
      context
    )
  if (changed.length === 0 && refused.length === 0) context.stderr.line(t('cli.queue.none-meant'))
  if (changed.some((id) => engine.job(id)?.pendingChange != null))
    context.stderr.line(t('cli.queue.not-asked'))
}
