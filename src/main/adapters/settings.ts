import ElectronStore from 'electron-store'
import { z } from 'zod'

const settingsSchema = z.object({
  /** What was open when the app was last used; the next start opens it again. */
  mode: z.enum(['practice', 'live']).nullable().catch(null),
  /** How large the window was when it was last closed. Its place is the window manager's affair. */
  window: z.object({ width: z.int().positive(), height: z.int().positive(), maximized: z.boolean() }).nullable().catch(null),
  /** The API key, encrypted by the system's keychain, as base64. */
  encryptedKey: z.string().nullable().catch(null)
})
export type Settings = z.infer<typeof settingsSchema>

export interface SettingsStore {
  read: () => Settings
  write: (change: Partial<Settings>) => void
}

/** The app's own small settings in `<dataDir>/settings.json`. A value that no longer parses counts as not set. */
export function openSettings(dataDir: string): SettingsStore {
  const store = new ElectronStore<Record<string, unknown>>({ name: 'settings', cwd: dataDir, clearInvalidConfig: true })
  return {
    read: () => settingsSchema.parse(store.store),
    write: (change) => store.set(change)
  }
}
