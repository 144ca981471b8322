import type { AetherError } from 'aether'
import { failureKind } from '../../aether/api-outcome.ts'
import { offlineRetryMs } from '../../domain/back-off.ts'
import { describeFailure, type FailureKind } from '../../aether/failure-table.ts'
import type { JobChanges } from '../store/job-store.ts'
import type { QueueContext } from '../queue-context.ts'

/** Pause after a 429 that names no time. */
const defaultRateLimitMs = 60_000

/** What a row says of a failed call: the API's code verbatim, and a sentence for the user. */
export function errorFields(
  error: Pick<AetherError, 'code' | 'message' | 'status'>
): Pick<JobChanges, 'error_code' | 'error_message'> {
  return {
    error_code: error.code,
    error_message: describeFailure(error.code, error.message, failureKind(error))
  }
}

export type HoldingKind = Extract<
  FailureKind,
  'rate-limit' | 'not-authorised' | 'offline' | 'reconnect'
>

/** Holds the key (for `reconnect`, one account) after a failure; returns how this job waits. */
export function holdForFailure(
  context: QueueContext,
  kind: HoldingKind,
  error: Pick<AetherError, 'retryAfterMs'>,
  profileId: string
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
      jobs.holdWaiting('not-authorised', null, null, nowMs)
      return { wait_reason: 'not-authorised', due_at_ms: null }
    case 'offline': {
      const untilMs = nowMs + offlineRetryMs(hold.countOffline())
      hold.set('offline', untilMs)
      return { wait_reason: 'offline', due_at_ms: untilMs }
    }
    case 'reconnect': {
      const account = accounts.ensure(profileId)
      accounts.save({ ...account, status: account.status ?? 'expired', usable: false })
      jobs.holdWaiting('reconnect', null, profileId, nowMs)
      return { wait_reason: 'reconnect', due_at_ms: null }
    }
  }
}
