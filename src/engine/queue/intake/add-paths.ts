import { basename, isAbsolute, resolve } from 'node:path'
import {
  addRequestSchema,
  type AddedPath,
  type AddRequest
} from '../../../contract/queue/queue-command.ts'
import { blocked, isBlocked, phaseMay, isIn } from '../../../contract/queue/phase.ts'
import { renderCaption } from '../../../contract/text/caption.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import { noAnswer, nothingThere } from '../../media/files/read-failure.ts'
import { diskAnswers } from '../../media/files/remote-disk.ts'
import { walkPaths, type WalkedFile } from '../../media/files/walk-paths.ts'
import { keepsItsTime } from '../admission/schedule-gate.ts'
import { fileUnreadable } from '../../checks/file-findings.ts'
import { fileAt, type FoundFile } from './file-snapshot.ts'
import type { JobChanges, NewJob } from '../store/job-store.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { whenUnlocked } from '../store/when-unlocked.ts'

/** Rows written in one transaction, so that a big folder appears in parts. */
const batchSize = 100

interface Found {
  walked: WalkedFile
  target: FoundFile | null
}
type Prepared = { added: AddedPath } | { path: string; job: NewJob }

export interface AddHooks {
  /** Called after each transaction, so that rows appear during the walk. */
  onBatch: () => void
  /** Ends this process's upload of a job to confirm again; another process's upload ends unused. */
  stopUpload: (jobId: string) => void
}

/**
 * Queues each video in the paths once. A known file (same account, real path, size and time) is
 * resumed, retried or reported, so that a repeat posts nothing twice.
 * @param signal stops the walk where it is; what was added so far is stored and reported
 */
export async function addPaths(
  context: QueueContext,
  input: AddRequest,
  signal: AbortSignal,
  hooks: AddHooks
): Promise<AddedPath[]> {
  const request = addRequestSchema.parse(input)
  await whenUnlocked(() => context.accounts.ensure(request.profileId), signal)
  const added: AddedPath[] = []
  let batch: Found[] = []
  const flush = async () => {
    // Lookup and write in one transaction: a file that another process also adds gets one row.
    added.push(
      ...(await whenUnlocked(
        () =>
          context.jobs.transaction(() =>
            writeBatch(
              context,
              batch.map((found) => prepare(context, request, found, hooks))
            )
          ),
        signal
      ))
    )
    batch = []
    hooks.onBatch()
  }
  for await (const walked of walk(request.paths, signal)) {
    const target = walked.kind === 'file' ? await fileAt(absoluteRaw(walked.rawPath)) : null
    // A file given twice must find the row from its first mention.
    if (
      batch.length >= batchSize ||
      batch.some((found) => target !== null && found.target?.realPath.equals(target.realPath))
    )
      await flush()
    batch.push({ walked, target })
  }
  await flush()
  return added
}

/** Yields files until aborted. A file whose disk does not answer is unreadable, with no delay. */
async function* walk(paths: Request['paths'], signal: AbortSignal): AsyncGenerator<WalkedFile> {
  try {
    for await (const entry of walkPaths(paths, signal)) {
      const isReadable =
        entry.kind !== 'file' || (await diskAnswers(entry.rawPath, signal, { nameOnly: true }))
      if (signal.aborted) return
      yield isReadable ? entry : { ...entry, kind: 'problem', reason: noAnswer }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

type Request = ReturnType<typeof addRequestSchema.parse>

function prepare(
  context: QueueContext,
  request: Request,
  { walked, target }: Found,
  hooks: AddHooks
): Prepared {
  const { displayPath: path } = walked
  if (walked.kind === 'skip')
    return { added: { path, outcome: 'skipped', jobId: null, reason: walked.reason } }
  const absolute = isAbsolute(path) ? path : resolve(path)
  const template = request.captions?.get(basename(absolute).normalize('NFC')) ?? request.caption
  const caption = template === undefined ? null : renderCaption(template, basename(absolute))
  const base = {
    profileId: request.profileId,
    path: absolute,
    caption: caption ?? '',
    options: request.options,
    allowAspect: request.allowAspect ?? false,
    allowRepost: request.allowRepost ?? false
  }
  const rawPath = absoluteRaw(walked.rawPath)
  if (target === null) {
    const there = context.jobs.findByPath(request.profileId, rawPath)
    if (there !== null && isBlocked(there.phase))
      return { added: { path, outcome: 'resumed', jobId: there.id, reason: null } }
    const finding = fileUnreadable(walked.kind === 'problem' ? walked.reason : nothingThere)
    return {
      path,
      job: {
        ...base,
        rawPath,
        realPath: rawPath,
        sizeBytes: 0,
        mtimeMs: 0,
        phase: blocked,
        findings: [finding]
      }
    }
  }
  const there = context.jobs.findByPath(request.profileId, target.realPath)
  const again =
    there === null
      ? null
      : addAgain(context, request, there, target, caption ?? there.caption, hooks)
  if (again !== null) return { added: { path, ...again } }
  return { path, job: { ...base, rawPath, ...target, phase: 'checking', findings: [] } }
}

function absoluteRaw(rawPath: Buffer): Buffer {
  if (isAbsolute(rawPath.toString('latin1'))) return rawPath
  return Buffer.concat([Buffer.from(`${process.cwd()}/`), rawPath])
}

type Again = Pick<AddedPath, 'outcome' | 'jobId' | 'reason'>

/** Handles a file whose path is already known; returns null if it is a new job after all. */
function addAgain(
  context: QueueContext,
  request: Request,
  job: StoredJob,
  found: { sizeBytes: number; mtimeMs: number },
  caption: string,
  { stopUpload }: AddHooks
): Again | null {
  const { jobs } = context
  const sameFile = job.size_bytes === found.sizeBytes && job.mtime_ms === found.mtimeMs
  const as = (outcome: AddedPath['outcome'], reason: string | null = null): Again => ({
    outcome,
    jobId: job.id,
    reason
  })
  const wanted: JobChanges = {
    caption,
    options: request.options ?? job.options,
    allow_aspect: request.allowAspect ?? job.allow_aspect,
    allow_repost: request.allowRepost ?? job.allow_repost
  }
  if (phaseMay(job.phase, 'have-posted')) {
    if (!sameFile || (request.allowRepost === true && job.phase === 'published')) return null
    return as('already-settled', `It is ${phaseWords[job.phase]} already.`)
  }
  if (isIn(job.phase, 'ended')) {
    jobs.move(job, 'check-again', { ...wanted, hidden: false })
    return as('retried')
  }
  const asArmed =
    isIn(job.phase, 'waiting', 'upload') &&
    sameFile &&
    keepsItsTime(request.schedule, job, context.ports.clock.nowMs()) &&
    job.caption === caption &&
    JSON.stringify(job.options) === JSON.stringify(wanted.options)
  if (job.phase === 'checking') jobs.update(job, wanted)
  else if (!asArmed) {
    if (!isIn(job.phase, 'checked')) stopUpload(job.id)
    jobs.move(job, 'check-again', wanted)
  }
  return as('resumed')
}

function writeBatch(context: QueueContext, batch: readonly Prepared[]): AddedPath[] {
  const { jobs, ports } = context
  const ids = jobs
    .insert(
      batch.flatMap((entry) => ('job' in entry ? [entry.job] : [])),
      ports.clock.nowMs()
    )
    .map((row) => row.id)
    .values()
  return batch.map((entry) =>
    'added' in entry
      ? entry.added
      : { path: entry.path, outcome: 'added', jobId: ids.next().value ?? null, reason: null }
  )
}
