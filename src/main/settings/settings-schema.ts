import { z } from 'zod'
import { proxyModeSchema } from '../../contract/ipc/network-calls.ts'
import { preferencesSchema } from '../../contract/ipc/settings-calls.ts'
import { untouchedColumns } from '../../contract/queue/list-columns.ts'

const point = z.int().min(-100_000).max(100_000)
const { theme, notices, closing, uploadLimitKbPerS, columns, updates } = preferencesSchema.shape

const chosen = z.string().max(200).nullable().catch(null)

const settingsSchema = z.object({
  /** The queue that was open last; the next start opens it again. */
  mode: z.enum(['practice', 'live']).nullable().catch(null),
  /** Profile id of the account for new files, in each of the two queues. */
  accountForNewFiles: z
    .object({ practice: chosen, live: chosen })
    .catch({ practice: null, live: null }),
  /** The window's size when last closed, and its position if the desktop reports one. */
  window: z
    .object({
      width: z.int().positive(),
      height: z.int().positive(),
      maximized: z.boolean(),
      x: point.optional().catch(undefined),
      y: point.optional().catch(undefined)
    })
    .nullable()
    .catch(null),
  /** The API key, encrypted by the system's keychain, as base64. */
  encryptedKey: z.string().nullable().catch(null),
  /** The proxy; its password is encrypted by the system's keychain, as base64. */
  proxy: z
    .object({
      mode: proxyModeSchema,
      address: z.string().max(300),
      user: z.string().max(200),
      encryptedPassword: z.string().nullable()
    })
    .catch({ mode: 'system', address: '', user: '', encryptedPassword: null }),
  theme: theme.catch('system'),
  notices: notices.catch(true),
  closing: closing.catch('keep-sending'),
  uploadLimitKbPerS: uploadLimitKbPerS.catch(null),
  columns: z
    .object({ hidden: columns.shape.hidden.catch([]), widths: columns.shape.widths.catch({}) })
    .catch(untouchedColumns),
  updates: updates.catch(true),
  /** Start folder of file dialogs: the last chosen one. */
  dialogFolder: z.string().nullable().catch(null),
  /** Notifications shown once in the app's life, and shown already. */
  toldOnce: z.array(z.enum(['hidden', 'open-at-login'])).catch([])
})
export type Settings = z.infer<typeof settingsSchema>

/** Parses the settings file's content: a missing or invalid value counts as not set. */
export function parseSettings(stored: unknown): Settings {
  return settingsSchema.parse(z.record(z.string(), z.unknown()).catch({}).parse(stored))
}
