import { z } from 'zod'
import { accountTypeSchema } from '../media/check.ts'

/** One TikTok account of the API key, with the limits that the user set for it. */
export const accountSchema = z.object({
  /** Aether's profile id, an opaque string. */
  profileId: z.string().min(1),
  username: z.string().nullable(),
  displayName: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  /** Aether's connection status ('active', 'expired', …); null when it sends none. */
  status: z.string().nullable(),
  /** False once Aether reports that the connection ended. */
  usable: z.boolean(),
  accountType: accountTypeSchema,
  minDurationS: z.number().positive().nullable(),
  maxDurationS: z.number().positive().nullable(),
  strictAspect: z.boolean(),
  /** Maximum number of posts in any 24 hours. */
  dailyLimit: z.int().positive()
})
export type Account = z.infer<typeof accountSchema>

/** The status of an account that a replaced key does not list. */
export const notListed = 'not listed for this key'

/**
 * Returns whether the user typed the id and Aether never listed the account, so that only the user
 * can remove it.
 */
export function isAddedByHand({ username, status }: Pick<Account, 'username' | 'status'>): boolean {
  return username === null && (status === null || status === notListed)
}

export const accountLimitsSchema = accountSchema.pick({
  accountType: true,
  minDurationS: true,
  maxDurationS: true,
  strictAspect: true,
  dailyLimit: true
})
export type AccountLimits = z.infer<typeof accountLimitsSchema>
