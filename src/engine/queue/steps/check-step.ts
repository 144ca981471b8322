import { basename } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import type { CheckOptions } from '../../../contract/media/check.ts'
import type { Finding } from '../../../contract/media/finding.ts'
import { inspectFile, type Inspection } from '../../checks/inspect-file.ts'
import { sha256File } from '../../media/hash/sha256-file.ts'
import { checkCaption, duplicateFinding, verdictOf } from '../../checks/rules.ts'
import type { QueueContext } from '../queue-context.ts'
import { isBlockedItself, resolveDuplicates } from '../intake/recheck-duplicates.ts'
import { noTime } from '../admission/schedule-gate.ts'
import { noError } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { checkOptionsOf } from '../../checks/limits.ts'

/** Returns the limits for checking this job: its account's, with the user's allowances. */
export function checkOptionsFor(
  context: QueueContext,
  job: Pick<StoredJob, 'profile_id' | 'allow_aspect'>
): CheckOptions {
  return checkOptionsOf(context.accounts.ensure(job.profile_id), job.allow_aspect)
}

/** Inspects the file; returns null if a tool is missing, which the row then reports. */
async function inspect(
  context: QueueContext,
  job: StoredJob,
  options: CheckOptions,
  signal: AbortSignal
): Promise<Inspection | null> {
  try {
    return await inspectFile(job.raw_path, job.path, options, {
      tools: await context.tools(),
      signal
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'TOOL_MISSING') throw error
    context.jobs.move(job, 'check-blocked', {
      error_code: error.code,
      error_message: error.message
    })
    return null
  }
}

/** Checks a file and its caption; moves the job to `ready` or `needs-attention`. Sends nothing. */
export async function checkStep(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<void> {
  const options = checkOptionsFor(context, job)
  const positionsAtStart = context.positions.changes
  const inspection = await inspect(context, job, options, signal)
  if (inspection === null) return
  const { stat } = inspection
  const stamped = {
    ...job,
    size_bytes: stat?.sizeBytes ?? job.size_bytes,
    mtime_ms: stat?.mtimeMs ?? job.mtime_ms,
    file_id: stat?.fileId ?? null
  }
  const changed =
    stamped.size_bytes !== job.size_bytes ||
    stamped.mtime_ms !== job.mtime_ms ||
    stamped.file_id !== job.file_id
  const sha256 = changed ? null : job.sha256
  const duplicate =
    verdictOf([...inspection.findings, ...checkCaption(job.caption)]) === 'block'
      ? { sha256, finding: null, duplicate: null }
      : await findDuplicate(context, { ...stamped, sha256 }, signal)
  const now = context.jobs.get(job.id)
  if (now === null) return
  // Allowances, limits or the order changed meanwhile, so the file is checked again.
  if (context.positions.changes !== positionsAtStart) return
  if (
    now.allow_repost !== job.allow_repost ||
    JSON.stringify(checkOptionsFor(context, now)) !== JSON.stringify(options)
  )
    return
  const findings = [
    ...inspection.findings,
    ...checkCaption(now.caption),
    ...(duplicate.finding === null ? [] : [duplicate.finding])
  ]
  const checked = context.jobs.move(
    job,
    verdictOf(findings) === 'block' ? 'check-blocked' : 'check-passed',
    {
      findings,
      media: inspection.media,
      size_bytes: stamped.size_bytes,
      mtime_ms: stamped.mtime_ms,
      file_id: stamped.file_id,
      // Another check may have hashed this file meanwhile to compare it with its own.
      sha256: duplicate.sha256 ?? (changed ? null : now.sha256),
      media_key: null,
      consent_at_ms: null,
      attempts: 0,
      ...noError,
      submitted_at_ms: null,
      settled_at_ms: null,
      post_id: null,
      url: null,
      ...noTime
    }
  )
  const free =
    duplicate.duplicate !== null
      ? context.jobs.get(duplicate.duplicate.id)
      : checked?.phase === 'ready'
        ? checked
        : null
  if (free !== null && !isBlockedItself(free))
    resolveDuplicates(
      context,
      free,
      duplicateFinding({ allowed: false, where: whereIsDuplicate(free) }).message
    )
}

/** The result of a search for the same content. */
interface DuplicateFound {
  sha256: string | null
  finding: Finding | null
  /** The job of this queue with the same content. */
  duplicate: StoredJob | null
}

/** Searches the account's queued and posted files for the same content; hashes only equal sizes. */
async function findDuplicate(
  context: QueueContext,
  job: StoredJob,
  signal: AbortSignal
): Promise<DuplicateFound> {
  const candidates = context.jobs.duplicates.before(job).filter((other) => !isBlockedItself(other))
  if (candidates.length === 0 && context.setAside.isEmpty)
    return { sha256: job.sha256, finding: null, duplicate: null }
  const sha256 = job.sha256 ?? (await sha256File(job.raw_path, signal, job.file_id))
  // The path has another file by now. The upload will not mistake it for this one.
  if (sha256 === null) return { sha256, finding: null, duplicate: null }
  const found = (where: string, duplicate: StoredJob | null): DuplicateFound => ({
    sha256,
    finding: duplicateFinding({ allowed: job.allow_repost, where }),
    duplicate
  })
  for (const other of candidates) {
    const otherHash = other.sha256 ?? (await hashOther(context, other, signal))
    if (otherHash === sha256) return found(whereIsDuplicate(other), other)
  }
  if (context.setAside.mayHavePosted(job, sha256))
    return found(
      'it may have been posted by a job that was set aside because its row in the queue is damaged; look at the account',
      null
    )
  return { sha256, finding: null, duplicate: null }
}

async function hashOther(
  context: QueueContext,
  other: StoredJob,
  signal: AbortSignal
): Promise<string | null> {
  try {
    const sha256 = await sha256File(other.raw_path, signal, other.file_id)
    if (sha256 !== null) context.jobs.update(other, { sha256 })
    return sha256
  } catch (error) {
    if (signal.aborted) throw error
    return null
  }
}

function whereIsDuplicate(other: StoredJob): string {
  if (other.phase === 'published')
    return other.url === null
      ? `posted before as ${basename(other.path)}`
      : `posted before: ${other.url}`
  return `already in the queue as ${basename(other.path)}`
}
