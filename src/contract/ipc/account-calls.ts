import { z } from 'zod'
import { accountLimitsSchema, accountSchema } from '../account/account.ts'
import { connectStateSchema } from '../account/connect.ts'
import { nothing, profileId } from '../inputs.ts'

const checked = z.object({ verified: z.boolean(), accounts: z.array(accountSchema) })

/** How much of an account's daily limit is used. */
export const accountQuotaSchema = z.object({
  profileId: z.string(),
  /** Posts that count in the last 24 hours. */
  used: z.int(),
  limit: z.int(),
  /** UTC instant at which the account may post again; null if it may post now. */
  opensAt: z.string().nullable(),
  /** TikTok or Aether reported that the limit is reached, whatever the local count. */
  closed: z.boolean()
})
export type AccountQuota = z.infer<typeof accountQuotaSchema>

const bounds = z.object({ min: z.number(), max: z.number() })

/** Video lengths in seconds by account type, for an account without custom limits. */
export const durationDefaultsSchema = z.object({ standard: bounds, creator: bounds })
export type DurationDefaults = z.infer<typeof durationDefaultsSchema>

const seconds = z.number().positive().max(86_400).nullable()

/** Calls about the TikTok accounts behind the key. */
export const accountCalls = {
  'accounts.refresh': { input: nothing, output: checked },
  'accounts.list': { input: nothing, output: z.array(accountSchema) },
  'accounts.addManual': { input: z.strictObject({ profileId }), output: accountSchema },
  /**
   * Removes an account added by hand, but keeps its history. Fails while a file for it is
   * unsettled.
   */
  'accounts.remove': { input: z.strictObject({ profileId }), output: z.strictObject({}) },
  /** Makes this account the default for new files, also after a restart. */
  'accounts.useForNewFiles': { input: z.strictObject({ profileId }), output: z.strictObject({}) },
  /** Changes limits and rechecks all jobs that are not confirmed yet. */
  'accounts.setLimits': {
    input: z.strictObject({
      profileId,
      limits: z.strictObject({
        ...accountLimitsSchema.shape,
        minDurationS: seconds,
        maxDurationS: seconds,
        dailyLimit: z.int().min(1).max(10_000)
      })
    }),
    output: accountSchema
  },
  'accounts.quotas': { input: nothing, output: z.array(accountQuotaSchema) },
  'accounts.durationDefaults': { input: nothing, output: durationDefaultsSchema },

  'connect.state': { input: nothing, output: connectStateSchema },
  /** Opens TikTok's page and waits for the account; replaces an earlier one. Null: new account. */
  'connect.start': {
    input: z.strictObject({ profileId: profileId.nullable() }),
    output: connectStateSchema
  },
  'connect.openAgain': { input: nothing, output: connectStateSchema },
  /** "This is the account I connected." */
  'connect.confirm': { input: z.strictObject({ profileId }), output: connectStateSchema },
  /** "None of these": the app keeps waiting. */
  'connect.notMine': { input: nothing, output: connectStateSchema },
  /** Stops waiting, or closes the last result. */
  'connect.close': { input: nothing, output: connectStateSchema }
} as const
