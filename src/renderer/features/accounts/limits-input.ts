import type { Account, AccountLimits } from '../../../contract/account/account.ts'
import type { DurationDefaults } from '../../../contract/ipc/account-calls.ts'

/** The form as it is typed. */
export interface LimitsInput {
  accountType: Account['accountType']
  minS: string
  maxS: string
  strictAspect: boolean
  dailyLimit: string
}

export type LimitsField = 'minS' | 'maxS' | 'dailyLimit'
export type LimitsProblem = { field: LimitsField; problem: 'length' | 'order' | 'daily' }

const longestS = 86_400
const mostADay = 10_000

export function toLimitsInput({
  accountType,
  minDurationS,
  maxDurationS,
  strictAspect,
  dailyLimit
}: Account): LimitsInput {
  return {
    accountType,
    minS: minDurationS?.toString() ?? '',
    maxS: maxDurationS?.toString() ?? '',
    strictAspect,
    dailyLimit: String(dailyLimit)
  }
}

/** The lengths that files are checked against, in seconds: the account's own, else its type's. */
export function lengthBounds(
  {
    accountType,
    minDurationS,
    maxDurationS
  }: Pick<AccountLimits, 'accountType' | 'minDurationS' | 'maxDurationS'>,
  defaults: DurationDefaults
): { minS: number; maxS: number } {
  return {
    minS: minDurationS ?? defaults[accountType].min,
    maxS: maxDurationS ?? defaults[accountType].max
  }
}

/** Reads the form. An empty length means the one of the account type. */
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
  return {
    accountType: input.accountType,
    minDurationS,
    maxDurationS,
    strictAspect: input.strictAspect,
    dailyLimit
  }
}

/** "12.5" and "12,5" are the same number. */
function readSeconds(text: string): number | null | 'wrong' {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : 0
  return value > 0 && value <= longestS ? value : 'wrong'
}
