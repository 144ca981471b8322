import { isAddedByHand } from '../../../contract/account/account.ts'
import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import { AppError } from '../../../contract/app-error.ts'
import type { AccountQuota } from '../../../contract/ipc/account-calls.ts'
import { isIn, phases, phasesAt } from '../../../contract/queue/phase.ts'
import { quotaDecision, quotaWindowMs } from '../../domain/quota.ts'
import { lengthNamed } from '../../checks/length-named.ts'
import { durationBounds } from '../../checks/limits.ts'
import type { Stores } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** Returns how much of an account's rolling 24 hours is used and when it may post next. */
export function accountQuota(
  { jobs, accounts }: Stores,
  profileId: string,
  nowMs: number
): AccountQuota {
  const { dailyLimit } = accounts.ensure(profileId)
  const posted = jobs.postedSince(profileId, nowMs - quotaWindowMs)
  const { closedUntilMs } = accounts.closure(profileId)
  const { opensAtMs } = quotaDecision(posted, dailyLimit, nowMs, closedUntilMs)
  return {
    profileId,
    used: posted.filter((at) => at <= nowMs).length,
    limit: dailyLimit,
    opensAt: opensAtMs === null ? null : new Date(opensAtMs).toISOString(),
    closed: closedUntilMs !== null && closedUntilMs > nowMs
  }
}

/**
 * Stores an account's limits. Unconfirmed files whose findings would change are checked again;
 * confirmed jobs stay as the user saw them.
 */
export function changeLimits(
  { jobs, accounts }: Stores,
  profileId: string,
  limits: Partial<AccountLimits>
): Account {
  return jobs.transaction(() => {
    const before = checksOf(accounts.ensure(profileId))
    const account = accounts.setLimits(profileId, limits)
    if (checksOf(account) === before) return account
    for (const job of phasesAt('checked').flatMap((phase) => jobs.inPhase(phase))) {
      if (job.profile_id === profileId) jobs.move(job, 'check-again', {})
    }
    return account
  })
}

/** Stores the account's video length named in a refusal, so that checks catch the next video. */
export function learnLengths(
  stores: Stores,
  { profile_id, media }: Pick<StoredJob, 'profile_id' | 'media'>,
  refusal: { code: string; message: string }
): void {
  const limit =
    media?.durationS == null ? null : lengthNamed(refusal.code, refusal.message, media.durationS)
  if (limit === null) return
  const { minS, maxS } = durationBounds({ ...stores.accounts.ensure(profile_id), ...limit })
  if (minS <= maxS) changeLimits(stores, profile_id, limit)
}

const unsettled = phases.filter((phase) => !isIn(phase, 'ended'))

/**
 * Removes an account added by hand. Its posts stay in the history and count if it is added again.
 * @throws AppError ACCOUNT_UNKNOWN | ACCOUNT_NAMED_BY_AETHER (it would come back) | ACCOUNT_IN_USE
 * (a job for it is unfinished)
 */
export function removeAccount({ jobs, accounts }: Stores, profileId: string): void {
  jobs.transaction(() => {
    const account = accounts.get(profileId)
    if (account === null)
      throw new AppError('ACCOUNT_UNKNOWN', 'No account with this profile id is in the list.')
    if (!isAddedByHand(account))
      throw new AppError(
        'ACCOUNT_NAMED_BY_AETHER',
        'Aether names this account for your key, so it would come back. Disconnect it in your Aether dashboard instead.'
      )
    const left = jobs.countInPhases(unsettled, profileId)
    if (left > 0)
      throw new AppError(
        'ACCOUNT_IN_USE',
        `${left === 1 ? '1 file is' : `${left} files are`} still in the queue for this account. Publish or cancel them first, then remove the account.`
      )
    accounts.remove(profileId)
  })
}

/** Returns the limits that files are checked against. */
function checksOf({
  accountType,
  minDurationS,
  maxDurationS,
  strictAspect
}: AccountLimits): string {
  return JSON.stringify([accountType, minDurationS, maxDurationS, strictAspect])
}
