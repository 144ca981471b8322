import type Aether from 'aether'
import { AetherError } from 'aether'
import { AppError } from '../../../contract/app-error.ts'
import { failureKind } from '../../aether/api-outcome.ts'
import { offlineRetryMs } from '../../domain/back-off.ts'
import { describeFailure, describeGivenUp, type FailureKind } from '../../aether/failure-table.ts'
import type { JobChanges } from '../store/job-store.ts'
import { closeAccount } from '../admission/daily-limit.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Pause after a 429 without a time. */
const defaultRateLimitMs = 60_000

/** Shortest wait after a failed read request to Aether. */
export const askAgainMs = 15_000

/** Returns a client; null without a key for this queue: nothing was sent, the hold says why. */
export function clientOf(context: QueueContext): Aether | null {
  try {
    return context.aether()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** Error fields of a row after a failed call: the API's code verbatim, and a text for the user. */
export function errorFields(error: Pick<AetherError, 'code' | 'message' | 'status'>): {
  error_code: string
  error_message: string
} {
  return {
    error_code: error.code,
    error_message: describeFailure(error.code, error.message, failureKind(error))
  }
}

/** Error fields of a row after the last attempt. */
export const givenUp = (
  { code, message }: Pick<AetherError, 'code' | 'message'>,
  { attempts }: StoredJob
): Pick<JobChanges, 'error_message'> => ({
  error_message: describeGivenUp(code, message, attempts)
})

export type HoldingKind = Extract<
  FailureKind,
  'rate-limit' | 'not-authorised' | 'offline' | 'reconnect' | 'quota'
>

/** Holds the key (`reconnect`, `quota`: the account) after a failure; returns how the job waits. */
export function holdForFailure(
  context: QueueContext,
  kind: HoldingKind,
  error: Pick<AetherError, 'retryAfterMs'>,
  job: Pick<StoredJob, 'id' | 'profile_id'>
): Pick<JobChanges, 'wait_reason' | 'due_at_ms'> {
  const { jobs, hold, ports, accounts } = context
  const nowMs = ports.clock.nowMs()
  switch (kind) {
    case 'rate-limit': {
      hold.applyRetryAfter(error.retryAfterMs ?? defaultRateLimitMs, nowMs)
      return { wait_reason: 'rate-limit', due_at_ms: hold.pausedUntilMs(nowMs) }
    }
    case 'not-authorised':
      hold.set('not-authorised', null)
      jobs.holdWaiting('not-authorised', nowMs)
      return { wait_reason: 'not-authorised', due_at_ms: null }
    case 'offline': {
      const untilMs = nowMs + offlineRetryMs(hold.countOffline())
      hold.set('offline', untilMs)
      return { wait_reason: 'offline', due_at_ms: untilMs }
    }
    case 'reconnect': {
      const account = accounts.ensure(job.profile_id)
      accounts.save({ ...account, status: account.status ?? 'expired', usable: false })
      jobs.holdWaiting('reconnect', nowMs, job.profile_id)
      return { wait_reason: 'reconnect', due_at_ms: null }
    }
    case 'quota':
      return { wait_reason: 'quota', due_at_ms: closeAccount(context, job) }
  }
}

/** Holds the key if a read request failed because of it; returns when to retry, else null. */
export function heldUntilMs(context: QueueContext, error: unknown, job: StoredJob): number | null {
  if (!(error instanceof AetherError)) return null
  const kind = failureKind(error)
  if (kind !== 'rate-limit' && kind !== 'not-authorised' && kind !== 'offline') return null
  const { due_at_ms } = holdForFailure(context, kind, error, job)
  return due_at_ms ?? context.ports.clock.nowMs() + askAgainMs
}
