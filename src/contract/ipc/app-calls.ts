import { z } from 'zod'
import { appStateSchema } from '../ipc-rows.ts'
import { thirdPartySchema } from '../third-party.ts'
import { jobId, nothing, profileId } from '../inputs.ts'

/** Calls about the app itself: which queue is open, the key, external pages. */
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

  /** Returns all third-party components of the app, with their licences. */
  'app.thirdParty': { input: nothing, output: z.array(thirdPartySchema) },

  /** Downloads the newer version of the app that `app.state` reports. */
  'app.downloadUpdate': { input: nothing, output: z.strictObject({}) },

  /** Opens the job's post on TikTok in the system's browser. */
  'shell.openPost': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Opens the account's page on TikTok, so that the user can check its posts. */
  'shell.openAccount': { input: z.strictObject({ profileId }), output: z.strictObject({}) },
  /** Opens one of the window's external pages by name, not by address. */
  'shell.openPage': {
    input: z.strictObject({ page: z.enum(['music-usage', 'aether', 'downloads']) }),
    output: z.strictObject({})
  }
} as const
