import ElectronStore from 'electron-store'
import { parseSettings } from './settings-schema.ts'
import type { Settings } from './settings-schema.ts'

export type { Settings } from './settings-schema.ts'

export interface SettingsStore {
  read: () => Settings
  write: (change: Partial<Settings>) => void
}

/** Opens the app's own small settings in `<dataDir>/settings.json`. */
export function openSettings(dataDir: string): SettingsStore {
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'settings',
    cwd: dataDir,
    clearInvalidConfig: true
  })
  return { read: () => parseSettings(store.store), write: (change) => store.set(change) }
}
