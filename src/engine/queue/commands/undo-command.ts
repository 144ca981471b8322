import { isIn } from '../../../contract/queue/phase.ts'
import { basename } from 'node:path'
import { audienceAllows } from '../admission/audience-gate.ts'
import { checkOptionsFor } from '../steps/check-step.ts'
import type { FileLookup } from '../intake/file-snapshot.ts'
import type { JobChanges } from '../store/job-changes.ts'
import type { QueueContext } from '../queue-context.ts'
import { noted, type CommandOutcome } from './command-result.ts'
import type { StoredJob, UndoTo } from '../store/stored-job.ts'

/** Undo shows for 10 s. If the machine sleeps meanwhile, it must not send hours later. */
const undoableMs = 10 * 60_000

/** Returns what an Undo needs to restore a job that is canceled here. */
export function undoOf(context: QueueContext, job: StoredJob): UndoTo {
  const { phase } = job
  const atMs = context.ports.clock.nowMs()
  if (isIn(phase, 'waiting', 'upload'))
    return { kind: 'armed', phase, waitReason: job.wait_reason, dueAtMs: job.due_at_ms, atMs }
  if (isIn(phase, 'checked'))
    return { kind: 'checked', phase, against: JSON.stringify(checkOptionsFor(context, job)), atMs }
  return { kind: 'unconfirmed' }
}

/**
 * Reverts a clear or a cancel: the row returns to its place. A confirmed job is armed as before if
 * nothing changed and Aether was not involved; else it is checked again and the user learns why to
 * confirm again. An unconfirmed job is checked again if the result could differ.
 */
export function restore(context: QueueContext, job: StoredJob, lookup: FileLookup): CommandOutcome {
  const { jobs } = context
  if (job.hidden) return unclear(context, job, lookup)
  if (job.phase === 'scheduled' && job.remote_change === 'withdraw')
    return keepAtAether(context, job)
  if (job.phase !== 'cancelled') return 'It is in the list.'
  if (job.undo_to?.kind === 'checked' || job.undo_to?.kind === 'unconfirmed')
    return asChecked(context, job, lookup)
  const why = whyUnconfirmed(context, job, lookup)
  if (why !== null)
    return noted(
      jobs.move(job, 'check-again', forgetCancel),
      `${basename(job.path)} has to be confirmed again: ${why}`
    )
  return jobs.move(job, 'undo-cancel', asBefore(context, job))
}

const forgetCancel: JobChanges = { settled_at_ms: null }

function unclear(context: QueueContext, job: StoredJob, lookup: FileLookup): CommandOutcome {
  const back = { hidden: false, cleared_from: null }
  const wasSettled = job.cleared_from === null || job.cleared_from === job.phase
  return wasSettled ? context.jobs.update(job, back) : asChecked(context, job, lookup, back)
}

/** Restores an unconfirmed file with its findings, if they still apply. */
function asChecked(
  context: QueueContext,
  job: StoredJob,
  lookup: FileLookup,
  changes: JobChanges = {}
): StoredJob | null {
  const { jobs, ports } = context
  const { undo_to: undo } = job
  const back = { ...changes, ...forgetCancel }
  const holds =
    undo?.kind === 'checked' &&
    Math.abs(ports.clock.nowMs() - undo.atMs) <= undoableMs &&
    isAsItWas(job, lookup) &&
    JSON.stringify(checkOptionsFor(context, job)) === undo.against &&
    jobs.duplicates
      .before(job)
      .every((other) => other.sha256 !== null && job.sha256 !== null && other.sha256 !== job.sha256)
  return jobs.move(
    job,
    holds ? (undo.phase === 'ready' ? 'undo-to-ready' : 'undo-to-attention') : 'check-again',
    back
  )
}

/** Drops a request not sent yet; otherwise the file returns unconfirmed after the withdrawal. */
function keepAtAether({ jobs }: QueueContext, job: StoredJob): CommandOutcome {
  const undo = job.undo_to
  if (undo?.kind === 'order')
    return jobs.update(job, {
      remote_change: undo.remoteChange,
      remote_change_for_ms: undo.remoteChangeForMs,
      due_at_ms: undo.dueAtMs,
      undo_to: null
    })
  return noted(
    jobs.update(job, { undo_to: { kind: 'unconfirmed' } }),
    `Aether is being asked to take ${basename(job.path)} back already. Once it has, the file comes back and has to be confirmed again.`
  )
}

/** Returns why a canceled job cannot be restored as it was; null if it can. */
function whyUnconfirmed(
  { jobs, meta, ports }: QueueContext,
  job: StoredJob,
  lookup: FileLookup
): string | null {
  const undo = job.undo_to
  if (undo?.kind !== 'armed')
    return job.post_id === null
      ? 'it was not cancelled just now.'
      : 'Aether had taken its post back already.'
  if (Math.abs(ports.clock.nowMs() - undo.atMs) > undoableMs)
    return 'it was not cancelled just now.'
  if (meta.keySinceMs >= undo.atMs) return 'the API key was replaced meanwhile.'
  if (lookup(job.raw_path) === null) return 'its file cannot be reached.'
  if (!isAsItWas(job, lookup)) return 'its file was changed meanwhile.'
  if (
    !job.allow_repost &&
    job.sha256 !== null &&
    jobs.duplicates.wasConfirmedSince(job.profile_id, job.sha256, undo.atMs, job.id)
  )
    return 'another file with the same content was confirmed meanwhile.'
  return null
}

function isAsItWas(job: StoredJob, lookup: FileLookup): boolean {
  const now = lookup(job.raw_path)
  return now !== null && now.sizeBytes === job.size_bytes && now.mtimeMs === job.mtime_ms
}

/** Columns of a job that is armed again. An interrupted upload restarts and uses no attempt. */
function asBefore(context: QueueContext, job: StoredJob): JobChanges {
  const { undo_to: undo } = job
  if (undo?.kind !== 'armed') return {}
  const attempts = undo.phase === 'uploading' ? Math.max(0, job.attempts - 1) : job.attempts
  return { settled_at_ms: null, attempts, ...waitAsBefore(context, job, undo) }
}

/** Returns the earlier wait if still valid; later changes count as if the job had kept waiting. */
function waitAsBefore(
  context: QueueContext,
  job: StoredJob,
  undo: Extract<UndoTo, { kind: 'armed' }>
): JobChanges {
  const { meta, hold, accounts, ports } = context
  const nowMs = ports.clock.nowMs()
  const itsTurn: JobChanges = { wait_reason: meta.paused ? 'paused' : null, due_at_ms: null }
  const same: JobChanges = { wait_reason: undo.waitReason, due_at_ms: undo.dueAtMs }
  const leftMs = undo.dueAtMs === null ? 0 : undo.dueAtMs - nowMs
  switch (undo.waitReason) {
    case null:
    case 'paused':
      return itsTurn
    case 'schedule':
      return leftMs > 0 || job.missed ? same : itsTurn
    case 'quota':
      return leftMs > 0 ? same : itsTurn
    case 'back-off':
    case 'offline':
    case 'rate-limit': {
      // The wait had a fixed length: a clock that was set back must not make it longer.
      const wholeMs = Math.max(0, nowMs + leftMs - undo.atMs)
      return leftMs > 0 ? { ...same, due_at_ms: nowMs + Math.min(leftMs, wholeMs) } : itsTurn
    }
    case 'audience-check':
      return audienceAllows(context, job) ? itsTurn : same
    case 'not-authorised':
      return hold.describe(nowMs)?.reason === 'not-authorised' ? same : itsTurn
    case 'reconnect':
      return accounts.ensure(job.profile_id).usable ? itsTurn : same
  }
}
