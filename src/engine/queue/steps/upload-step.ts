import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AetherError } from 'aether'
import { backOffMs, maxUploadAttempts } from '../../domain/back-off.ts'
import { failureKind } from '../../aether/api-outcome.ts'
import { fileIdOf } from '../../media/files/file-id.ts'
import { requireAnswer } from '../../media/files/remote-disk.ts'
import { createHasher } from '../../media/hash/sha256-file.ts'
import { mimeTypeFor } from '../../checks/limits.ts'
import { isSeen } from '../intake/file-snapshot.ts'
import {
  clientOf,
  errorFields,
  givenUp,
  holdForFailure,
  type HoldingKind
} from './hold-for-failure.ts'
import { stopReasonOf, type QueueContext } from '../queue-context.ts'
import { noError, type JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Uploads one armed file and hashes it. Safe to repeat: an upload alone posts nothing. */
export async function uploadStep(
  context: QueueContext,
  waiting: StoredJob,
  signal: AbortSignal
): Promise<void> {
  const aether = clientOf(context)
  if (aether === null)
    return void context.jobs.update(waiting, { wait_reason: 'not-authorised', due_at_ms: null })
  const job = context.jobs.move(waiting, 'begin-upload', {
    attempts: waiting.attempts + 1,
    media_key: null,
    media_uploaded_at_ms: null,
    ...noError
  })
  if (job === null) return
  if (!(await fileIsAsChecked(job, signal)))
    return void context.jobs.move(job, 'check-again', { sha256: null })
  const hasher = createHasher()
  try {
    const { mediaKey } = await aether.media.upload({
      file: job.raw_path,
      mimeType: mimeTypeFor(job.media?.container ?? 'mp4'),
      filename: basename(job.path),
      signal,
      accept: (file) => isSeen(job, fileIdOf(file)),
      throttle: context.throttle,
      onChunk: (chunk) => hasher.update(chunk),
      onProgress: ({ sentBytes, totalBytes }) => context.progress(job.id, sentBytes, totalBytes)
    })
    const sha256 = await hasher.digest()
    if (job.sha256 !== null && job.sha256 !== sha256)
      return void context.jobs.move(job, 'check-again', { sha256: null })
    const done = { media_key: mediaKey, media_uploaded_at_ms: context.ports.clock.nowMs(), sha256 }
    await context.storage.persistWithRetry(signal, () =>
      context.jobs.move(job, 'upload-finished', done)
    )
  } catch (error) {
    afterFailure(context, job, error, signal)
  } finally {
    await hasher.abort()
  }
}

async function fileIsAsChecked(job: StoredJob, signal: AbortSignal): Promise<boolean> {
  try {
    await requireAnswer(job.raw_path, signal)
    const now = await stat(job.raw_path)
    return now.size === job.size_bytes && now.mtimeMs === job.mtime_ms
  } catch {
    // If stopped during the disk check, only the upload ends; the confirmation stays.
    return signal.aborted
  }
}

function afterFailure(
  context: QueueContext,
  job: StoredJob,
  error: unknown,
  signal: AbortSignal
): void {
  const { jobs, meta, ports } = context
  if (signal.aborted) {
    // The user may have resumed while the upload stopped; then nothing else would release the job.
    jobs.move(job, 'upload-interrupted', {
      attempts: job.attempts - 1,
      wait_reason: stopReasonOf(signal) === 'pause' && meta.paused ? 'paused' : null
    })
    return
  }
  const isOfApi = error instanceof AetherError
  const told = isOfApi
    ? errorFields(error)
    : {
        error_code: 'UPLOAD_FAILED',
        error_message: 'The upload stopped unexpectedly; it will be tried again.'
      }
  const message = isOfApi ? error.message : 'The upload stopped unexpectedly.'
  const nowMs = ports.clock.nowMs()
  const fail = (changes: JobChanges = {}) =>
    jobs.move(job, 'upload-refused', { ...told, ...changes, settled_at_ms: nowMs })
  const giveUp = () => fail(givenUp({ code: told.error_code, message }, job))
  const tryLater = (retryAfterMs?: number) =>
    job.attempts >= maxUploadAttempts
      ? giveUp()
      : jobs.move(job, 'upload-interrupted', {
          ...told,
          wait_reason: 'back-off',
          due_at_ms: nowMs + backOffMs(job.attempts, context.random(), retryAfterMs)
        })
  if (!isOfApi) {
    tryLater()
    ports.log.error('upload failed outside the API', { jobId: job.id, error: String(error) })
    return
  }
  const hold = (kind: HoldingKind) => {
    const held = holdForFailure(context, kind, error, job)
    jobs.move(job, 'upload-interrupted', { ...told, attempts: job.attempts - 1, ...held })
  }
  const kind = failureKind(error)
  switch (kind) {
    case 'file-changed':
      jobs.move(job, 'check-again', { sha256: null })
      return
    case 'rate-limit':
    case 'not-authorised':
    case 'offline':
    case 'reconnect':
      hold(kind)
      return
    case 'quota':
      jobs.transaction(() => hold(kind))
      return
    case 'refused':
      fail()
      return
    case 'media-gone':
      giveUp()
      return
    case 'aborted':
    case 'passing':
      tryLater(error.retryAfterMs)
      return
    default:
      kind satisfies never
  }
}
