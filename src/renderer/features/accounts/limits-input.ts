import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import type { DurationDefaults } from '../../../contract/ipc/account-calls.ts'

export type LimitsField = 'minS' | 'maxS' | 'dailyLimit'
/** The form's values as typed. */
export type LimitsInput = Pick<Account, 'accountType' | 'strictAspect'> &
  Record<LimitsField, string>
export type LimitsProblem = { field: LimitsField; problem: 'length' | 'order' | 'daily' }

const longestS = 86_400
const mostADay = 10_000

export function toLimitsInput(account: Account): LimitsInput {
  return {
    accountType: account.accountType,
    minS: account.minDurationS?.toString() ?? '',
    maxS: account.maxDurationS?.toString() ?? '',
    strictAspect: account.strictAspect,
    dailyLimit: String(account.dailyLimit)
  }
}

/** Returns the allowed lengths in seconds: the account's own, else those of its type. */
export function lengthBounds(
  limits: Pick<AccountLimits, 'accountType' | 'minDurationS' | 'maxDurationS'>,
  defaults: DurationDefaults
): { minS: number; maxS: number } {
  const { min, max } = defaults[limits.accountType]
  return { minS: limits.minDurationS ?? min, maxS: limits.maxDurationS ?? max }
}

/** Reads the form. An empty length means that of the account type. */
export function readLimits(
  input: LimitsInput,
  defaults: DurationDefaults
): AccountLimits | LimitsProblem {
  const minDurationS = readSeconds(input.minS)
  if (minDurationS === 'wrong') return { field: 'minS', problem: 'length' }
  const maxDurationS = readSeconds(input.maxS)
  if (maxDurationS === 'wrong') return { field: 'maxS', problem: 'length' }
  const { minS, maxS } = lengthBounds({ ...input, minDurationS, maxDurationS }, defaults)
  if (minS > maxS) return { field: minDurationS === null ? 'maxS' : 'minS', problem: 'order' }
  const dailyLimit = /^\d{1,5}$/.test(input.dailyLimit.trim()) ? Number(input.dailyLimit) : 0
  if (dailyLimit < 1 || dailyLimit > mostADay) return { field: 'dailyLimit', problem: 'daily' }
  const { accountType, strictAspect } = input
  return { accountType, minDurationS, maxDurationS, strictAspect, dailyLimit }
}

/** "12.5" and "12,5" are the same number. */
function readSeconds(text: string): number | null | 'wrong' {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : 0
  return value > 0 && value <= longestS ? value : 'wrong'
}
