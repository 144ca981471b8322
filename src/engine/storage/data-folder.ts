import path from 'node:path'

const namesOf = (platform: NodeJS.Platform): path.PlatformPath =>
  platform === 'win32' ? path.win32 : path.posix

/**
 * Returns the queue's folder, shared by the desktop app and the command line:
 * `AETHER_UPLOADER_HOME`, else a folder with the package's name, not the product's.
 * @param appData the system's folder for application data
 */
export function dataFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  appData: string
): string {
  const own = env['AETHER_UPLOADER_HOME']
  return own ? path.resolve(own) : namesOf(platform).join(appData, 'aether-uploader')
}

/** The system's folder for application data, same as Electron's `app.getPath('appData')`. */
export function appDataFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  homeDir: string
): string {
  const inHome = (...names: string[]): string => namesOf(platform).join(homeDir, ...names)
  if (platform === 'darwin') return inHome('Library', 'Application Support')
  if (platform === 'win32') return env['APPDATA'] || inHome('AppData', 'Roaming')
  // The XDG base directory specification: a relative path there is invalid and ignored.
  const xdg = env['XDG_CONFIG_HOME']
  return xdg && path.posix.isAbsolute(xdg) ? xdg : inHome('.config')
}

/** Where practice mode keeps its own queue, separate from the real one. */
export function practiceFolder(dataDir: string): string {
  return path.join(dataDir, 'practice')
}
