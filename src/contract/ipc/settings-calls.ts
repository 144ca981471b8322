import { z } from 'zod'
import { columnChoiceSchema } from '../queue/list-columns.ts'
import { nothing } from '../inputs.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])

/** The user's settings. Kept in the settings file, each value parsed when it is read. */
export const preferencesSchema = z.object({
  theme: themeSchema,
  /** One notification at the end of a batch, and one when the user must act. */
  notices: z.boolean(),
  /** The effect of closing the window while videos are unsent. */
  closing: z.enum(['keep-sending', 'quit']),
  /** Total upload limit in kB/s (1,000 bytes); null: none. Applies when a queue is next opened. */
  uploadLimitKbPerS: z.int().min(50).max(1_000_000).nullable(),
  /** Which columns of the list are shown, and their widths. */
  columns: columnChoiceSchema,
  /** Whether the app checks for new versions. */
  updates: z.boolean()
})
export type Preferences = z.infer<typeof preferencesSchema>

/** The settings as the window shows them. Folders are shortened to `~`. */
export const settingsStateSchema = z.object({
  preferences: preferencesSchema,
  /** `supported`: false on a desktop without this feature, or if the app runs from source. */
  openAtLogin: z.object({ supported: z.boolean(), on: z.boolean() }),
  /** Number of confirmed videos with a time that this computer keeps: the app has to run then. */
  localTimes: z.int(),
  dataFolder: z.string(),
  logFolder: z.string(),
  about: z.object({
    version: z.string(),
    electron: z.string(),
    chromium: z.string(),
    node: z.string()
  })
})
export type SettingsState = z.infer<typeof settingsStateSchema>

/** Calls about the app's settings. The API key has separate calls (`app-calls.ts`). */
export const settingsCalls = {
  'settings.get': { input: nothing, output: settingsStateSchema },
  'settings.change': {
    input: z.strictObject({
      ...preferencesSchema.partial().shape,
      openAtLogin: z.boolean().optional()
    }),
    output: settingsStateSchema
  },
  /** Shows one of the app's own folders in the system's file manager. */
  'settings.openFolder': {
    input: z.strictObject({ folder: z.enum(['data', 'logs']) }),
    output: z.strictObject({})
  },
  'settings.openLicences': { input: nothing, output: z.strictObject({}) }
} as const
