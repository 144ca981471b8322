import path from 'node:path'

const appFolder = 'aether-uploader'

/**
 * The queue's folder: `AETHER_UPLOADER_HOME`, else the desktop app's, so that both share a queue.
 * The locations per platform are those of Electron's `app.getPath('userData')`.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  homeDir: string
): string {
  const own = env['AETHER_UPLOADER_HOME']
  if (own) return path.resolve(own)
  if (platform === 'darwin')
    return path.posix.join(homeDir, 'Library', 'Application Support', appFolder)
  if (platform === 'win32')
    return path.win32.join(
      env['APPDATA'] || path.win32.join(homeDir, 'AppData', 'Roaming'),
      appFolder
    )
  return path.posix.join(
    absoluteOr(env['XDG_CONFIG_HOME'], path.posix.join(homeDir, '.config')),
    appFolder
  )
}

/** Where practice mode keeps its own queue, apart from the real one. */
export function practiceFolder(dataDir: string): string {
  return path.join(dataDir, 'practice')
}

/** The XDG base directory specification: a relative path there is invalid and ignored. */
function absoluteOr(given: string | undefined, fallback: string): string {
  return given && path.posix.isAbsolute(given) ? given : fallback
}
