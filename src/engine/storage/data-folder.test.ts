import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appDataFolder, dataFolder } from './data-folder.ts'

const folder = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform, homeDir: string): string =>
  dataFolder(env, platform, appDataFolder(env, platform, homeDir))

describe('the data folder', () => {
  it('is the one named in AETHER_UPLOADER_HOME, whatever the platform', () => {
    for (const platform of ['linux', 'darwin'] as const) {
      expect(
        folder({ AETHER_UPLOADER_HOME: '/mnt/farm', XDG_CONFIG_HOME: '/x' }, platform, '/home/ann')
      ).toBe(resolve('/mnt/farm'))
    }
  })
  it.each([
    ['linux', {}, '/home/ann', '/home/ann/.config/aether-uploader'],
    ['linux', { XDG_CONFIG_HOME: '/conf' }, '/home/ann', '/conf/aether-uploader'],
    ['linux', { XDG_CONFIG_HOME: 'conf' }, '/home/ann', '/home/ann/.config/aether-uploader'],
    [
      'darwin',
      { XDG_CONFIG_HOME: '/conf' },
      '/Users/ann',
      '/Users/ann/Library/Application Support/aether-uploader'
    ],
    [
      'win32',
      { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' },
      'C:\\Users\\ann',
      'C:\\Users\\ann\\AppData\\Roaming\\aether-uploader'
    ],
    ['win32', {}, 'C:\\Users\\ann', 'C:\\Users\\ann\\AppData\\Roaming\\aether-uploader']
  ] as const)('on %s with %o is the app’s own', (platform, env, home, expected) => {
    expect(folder(env, platform, home)).toBe(expected)
  })
})
