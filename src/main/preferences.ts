import type { Preferences } from '../contract/ipc/settings-calls.ts'
import type { SettingsStore } from './adapters/settings.ts'

export interface PreferenceStore {
  read: () => Preferences
  change: (change: { [K in keyof Preferences]?: Preferences[K] | undefined }) => void
}

/**
 * What a person has set, kept in the settings file.
 * @param onTheme called with a theme that was chosen
 */
export function createPreferences(settings: SettingsStore, onTheme: (theme: Preferences['theme']) => void): PreferenceStore {
  const read = (): Preferences => {
    const { theme, notices, closing, uploadLimitKbPerS, columns } = settings.read()
    return { theme, notices, closing, uploadLimitKbPerS, columns }
  }
  return {
    read,
    change(change) {
      const next = { ...read() }
      const { theme, notices, closing, uploadLimitKbPerS, columns } = change
      if (theme !== undefined) next.theme = theme
      if (notices !== undefined) next.notices = notices
      if (closing !== undefined) next.closing = closing
      if (uploadLimitKbPerS !== undefined) next.uploadLimitKbPerS = uploadLimitKbPerS
      if (columns !== undefined) next.columns = columns
      settings.write(next)
      if (theme !== undefined) onTheme(theme)
    }
  }
}
