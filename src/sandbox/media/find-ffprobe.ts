import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/**
 * Returns ffprobe's path: `FFPROBE_PATH`, else the PATH, else the npm package's build,
 * `@ffprobe-installer/ffprobe` (a development dependency). Null if none: media is not checked.
 */
export async function findFfprobe(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  if (env['FFPROBE_PATH'] !== undefined && env['FFPROBE_PATH'] !== '') return env['FFPROBE_PATH']
  const name = process.platform === 'win32' ? 'ffprobe.exe' : 'ffprobe'
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((part) => part !== '')) {
    if (await isExecutable(join(folder, name))) return join(folder, name)
  }
  return fromPackage()
}

/** Returns null if the package is not installed, or has no build for this system. */
async function fromPackage(): Promise<string | null> {
  try {
    const { path } = await import('@ffprobe-installer/ffprobe')
    return (await isExecutable(path)) ? path : null
  } catch {
    return null
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false
  )
}
