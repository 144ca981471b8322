import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from 'electron'

/** Starts the app without its window: at login the user did not ask for it. */
export const backgroundArgument = '--background'

/** Opens the app when the user logs in. */
export interface LoginItem {
  /** False where the app cannot control this; then it is not offered. */
  supported: boolean
  isOn: () => boolean
  set: (on: boolean) => void
}

export interface LoginItemOptions {
  app: Pick<App, 'isPackaged' | 'getLoginItemSettings' | 'setLoginItemSettings'>
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
  execPath: string
}

/**
 * Manages the system's list of login programs: through Electron on macOS and Windows, the XDG
 * autostart folder on Linux. Not offered for the app run from source, which would add a bare
 * Electron.
 */
export function createLoginItem({
  app,
  platform,
  env,
  home,
  execPath
}: LoginItemOptions): LoginItem {
  if (!app.isPackaged) return notSupported
  if (platform === 'linux') {
    const folder = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart')
    const file = join(folder, 'aether-uploader.desktop')
    return {
      supported: true,
      isOn: () => existsSync(file),
      set(on) {
        if (!on) return rmSync(file, { force: true })
        mkdirSync(folder, { recursive: true })
        // An AppImage's mount is gone after it exits, so the entry starts the AppImage file.
        writeFileSync(file, desktopEntry(env['APPIMAGE'] || execPath))
      }
    }
  }
  if (platform !== 'darwin' && platform !== 'win32') return notSupported
  const args = platform === 'win32' ? [backgroundArgument] : []
  return {
    supported: true,
    isOn() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args })
      // Windows' Task Manager disables the entry but does not remove it.
      return platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin
    },
    set: (on) => app.setLoginItemSettings({ openAtLogin: on, args })
  }
}

const notSupported: LoginItem = { supported: false, isOn: () => false, set: () => undefined }

/**
 * Returns an entry of the autostart folder.
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
export function desktopEntry(command: string): string {
  // Quoted twice: as an argument of Exec, then as a string of the file. % starts a field code.
  const argument = command.replace(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')
  const quoted = `"${argument}"`.replaceAll('\\', '\\\\')
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Aether Uploader',
    `Exec=${quoted} ${backgroundArgument}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    ''
  ].join('\n')
}

/** Returns whether the login started the app, not a user who expects the window. */
export function startedAtLogin(argv: readonly string[], wasOpenedAtLogin: boolean): boolean {
  return wasOpenedAtLogin || argv.includes(backgroundArgument)
}
