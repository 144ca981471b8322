import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoginItemSettings } from 'electron'
import { afterEach, expect, it } from 'vitest'
import { createLoginItem, desktopEntry, startedAtLogin } from './login-item.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function rig(
  platform: NodeJS.Platform,
  { packaged = true, env = {} }: { packaged?: boolean; env?: Record<string, string> } = {}
) {
  const home = mkdtempSync(join(tmpdir(), 'login-item-'))
  folders.push(home)
  const set: object[] = []
  const state: LoginItemSettings = {
    openAtLogin: false,
    wasOpenedAtLogin: false,
    status: 'enabled',
    executableWillLaunchAtLogin: true,
    launchItems: []
  }
  const app = {
    isPackaged: packaged,
    getLoginItemSettings: () => state,
    setLoginItemSettings: (settings: object) => void set.push(settings)
  }
  return {
    home,
    set,
    state,
    item: createLoginItem({
      app,
      platform,
      env,
      home,
      execPath: '/opt/Aether Uploader/aether-uploader'
    })
  }
}

it('writes and takes away its own entry in the autostart folder on Linux', () => {
  const { home, item } = rig('linux')
  const file = join(home, '.config/autostart/aether-uploader.desktop')
  expect(item.isOn()).toBe(false)
  item.set(true)
  expect(item.isOn()).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain(
    'Exec="/opt/Aether Uploader/aether-uploader" --background\n'
  )
  item.set(false)
  expect(existsSync(file)).toBe(false)
})

it('starts the AppImage itself, not the mount that it ran from', () => {
  const { home, item } = rig('linux', { env: { APPIMAGE: '/opt/Apps/Aether.AppImage' } })
  item.set(true)
  expect(readFileSync(join(home, '.config/autostart/aether-uploader.desktop'), 'utf8')).toContain(
    'Exec="/opt/Apps/Aether.AppImage" '
  )
})

it('a path with quotes, dollars and percent signs stays one argument', () => {
  expect(desktopEntry(String.raw`/opt/a"b$c%d\e`)).toContain(
    String.raw`Exec="/opt/a\\"b\\$c%%d\\\\e" --background`
  )
})

it('asks Windows to start it without its window', () => {
  const { set, item } = rig('win32')
  item.set(true)
  expect(set).toEqual([{ openAtLogin: true, args: ['--background'] }])
})

it('is off where Task Manager turned it off, and knows no Task Manager on macOS', () => {
  const windows = rig('win32')
  Object.assign(windows.state, { openAtLogin: true, executableWillLaunchAtLogin: false })
  expect(windows.item.isOn()).toBe(false)
  windows.state.executableWillLaunchAtLogin = true
  expect(windows.item.isOn()).toBe(true)
  const mac = rig('darwin')
  Object.assign(mac.state, { openAtLogin: true, executableWillLaunchAtLogin: undefined })
  expect(mac.item.isOn()).toBe(true)
})

it('is not offered for the app run from its sources, nor where no system list is known', () => {
  expect(rig('linux', { packaged: false }).item.supported).toBe(false)
  expect(rig('freebsd').item.supported).toBe(false)
})

it('knows a start at login from one by a person', () => {
  expect(startedAtLogin(['/opt/app', '--background'], false)).toBe(true)
  expect(startedAtLogin(['/opt/app'], true)).toBe(true)
  expect(startedAtLogin(['/opt/app', 'aether-uploader://x'], false)).toBe(false)
})
