import { z } from 'zod'
import { appStateSchema } from '../ipc-rows.ts'
import { thirdPartySchema } from '../third-party.ts'
import { jobId, nothing, profileId } from '../inputs.ts'

/** Calls about the app itself: which queue is open, the key, pages outside. */
export const appCalls = {
  'app.state': { input: nothing, output: appStateSchema },

  'practice.start': { input: nothing, output: appStateSchema },
  'practice.stop': { input: nothing, output: appStateSchema },
  /** The only call that carries the key; no call returns it. */
  'settings.setApiKey': {
    input: z.strictObject({ apiKey: z.string().trim().min(1).max(4096) }),
    output: appStateSchema
  },
  'settings.forgetApiKey': { input: nothing, output: appStateSchema },

  /** Everything by others that the app is made of, with its licence. */
  'app.thirdParty': { input: nothing, output: z.array(thirdPartySchema) },

  /** Downloads the newer version of the app that `app.state` tells of. */
  'app.downloadUpdate': { input: nothing, output: z.strictObject({}) },

  /** Opens the job's post on TikTok in the system's browser. */
  'shell.openPost': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Opens the account's page on TikTok, to see what stands there. */
  'shell.openAccount': { input: z.strictObject({ profileId }), output: z.strictObject({}) },
  /** Opens one of the pages that the window names, by name and not by address. */
  'shell.openPage': {
    input: z.strictObject({ page: z.enum(['music-usage', 'aether', 'downloads']) }),
    output: z.strictObject({})
  }
} as const
