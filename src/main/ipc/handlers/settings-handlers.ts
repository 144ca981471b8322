import { join } from 'node:path'
import type { networkCalls } from '../../../contract/ipc/network-calls.ts'
import type { settingsCalls, SettingsState } from '../../../contract/ipc/settings-calls.ts'
import { displayPath } from '../job-row.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** Handles calls about the settings, the proxy, and the app's folders. */
export function settingsHandlers({
  dataDir,
  host,
  desktop,
  app,
  proxy,
  updates
}: HandlerContext): HandlersOf<typeof settingsCalls & typeof networkCalls> {
  const state = async (): Promise<SettingsState> => {
    const preferences = desktop.preferences.read()
    return {
      preferences,
      openAtLogin: { supported: desktop.loginItem.supported, on: desktop.loginItem.isOn() },
      localTimes: desktop.summary().localTimes,
      dataFolder: displayPath(dataDir),
      logFolder: displayPath(join(dataDir, 'logs')),
      about: {
        version: (await app.state()).version,
        electron: process.versions.electron,
        chromium: process.versions['chrome'] ?? '',
        node: process.versions.node
      }
    }
  }

  return {
    'settings.get': state,
    'settings.change': ({ openAtLogin, ...change }) => {
      if (openAtLogin !== undefined) desktop.loginItem.set(openAtLogin)
      desktop.preferences.change(change)
      if (change.updates === true) void updates.look()
      if (change.uploadLimitKbPerS !== undefined) host.limitUploads(change.uploadLimitKbPerS)
      return state()
    },
    'settings.openFolder': async ({ folder }) => {
      await desktop.openFolder(folder === 'data' ? dataDir : join(dataDir, 'logs'))
      return {}
    },
    'settings.openLicences': () => {
      desktop.showLicences()
      return {}
    },

    'network.proxy': () => proxy.state(),
    'network.setProxy': (change) => proxy.set(change)
  }
}
