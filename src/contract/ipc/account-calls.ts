import { z } from 'zod'
import { accountSchema } from '../account.ts'
import { nothing, profileId } from './inputs.ts'

const checked = z.object({ verified: z.boolean(), accounts: z.array(accountSchema) })

/** Calls about the TikTok accounts behind the key. */
export const accountCalls = {
  'accounts.refresh': { input: nothing, output: checked },
  'accounts.list': { input: nothing, output: z.array(accountSchema) },
  'accounts.addManual': { input: z.strictObject({ profileId }), output: accountSchema }
} as const
