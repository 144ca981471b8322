import { preferencesSchema } from '../../contract/ipc/settings-calls.ts'
import type { Preferences } from '../../contract/ipc/settings-calls.ts'
import type { SettingsStore } from './settings.ts'

export type PreferenceStore = ReturnType<typeof createPreferences>

/**
 * Reads and writes the user's settings in the settings file.
 * @param onTheme called with a newly chosen theme
 */
export function createPreferences(
  settings: SettingsStore,
  onTheme: (theme: Preferences['theme']) => void
) {
  const read = (): Preferences => preferencesSchema.parse(settings.read())
  return {
    read,
    change(change: { [K in keyof Preferences]?: Preferences[K] | undefined }) {
      const next = read()
      for (const [name, value] of Object.entries(change))
        if (value !== undefined) Object.assign(next, { [name]: value })
      settings.write(next)
      if (change.theme !== undefined) onTheme(change.theme)
    }
  }
}
