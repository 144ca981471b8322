import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { toolEnvironment } from '../process/tool-environment.ts'

/** One external program: its path and who provides it, or why it is missing. */
export interface Tool {
  path: string | null
  source: 'environment' | 'shipped' | 'npm' | 'path' | null
  reason: string | null
}

/** The two programs that examine and write videos. */
export interface Tools {
  ffprobePath: string | null
  ffmpegPath: string | null
  ffprobe: Tool
  ffmpeg: Tool
}

type ToolName = 'ffprobe' | 'ffmpeg'
type Source = 'shipped' | 'npm' | 'path'

/**
 * Where to look if FFPROBE_PATH / FFMPEG_PATH is unset; 'shipped' is the installed app's folder.
 * npm's ffprobe starts several times faster than a distribution's; npm's ffmpeg is from 2018.
 */
const order: Record<ToolName, readonly Source[]> = {
  ffprobe: ['shipped', 'npm', 'path'],
  ffmpeg: ['shipped', 'path', 'npm']
}

const installCommand =
  { darwin: 'brew install ffmpeg', win32: 'winget install Gyan.FFmpeg' }[
    process.platform as string
  ] ?? 'on Debian and Ubuntu: sudo apt install ffmpeg'

/** Finds ffprobe and ffmpeg. A variable whose program cannot run is reported, never skipped. */
export async function findTools(env: NodeJS.ProcessEnv): Promise<Tools> {
  const [ffprobe, ffmpeg] = await Promise.all([findTool('ffprobe', env), findTool('ffmpeg', env)])
  return { ffprobePath: ffprobe.path, ffmpegPath: ffmpeg.path, ffprobe, ffmpeg }
}

/** Version from `ffprobe -version` or `ffmpeg -version`; null if it does not run within 10 s. */
export async function toolVersion(path: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(path, ['-version'], {
      timeout: 10_000,
      killSignal: 'SIGKILL',
      windowsHide: true,
      env: toolEnvironment()
    })
    return /^ff\w+ version (\S+)/.exec(stdout)?.[1] ?? null
  } catch {
    return null
  }
}

async function findTool(name: ToolName, env: NodeJS.ProcessEnv): Promise<Tool> {
  const variable = name === 'ffprobe' ? 'FFPROBE_PATH' : 'FFMPEG_PATH'
  const named = env[variable]
  if (named) {
    return (await isRunnable(named))
      ? { path: named, source: 'environment', reason: null }
      : missing(`${variable} names ${named}, which cannot be run. Correct it or unset it.`)
  }
  for (const source of order[name]) {
    const paths = candidates(source, name, env)
    if (source === 'npm') await Promise.all(paths.map(makeRunnable))
    const path = await firstRunnable(paths)
    if (path) return { path, source, reason: null }
  }
  return missing(
    `${name} was not found. Install FFmpeg (${installCommand}), or set ${variable} to where ${name} is.`
  )
}

const missing = (reason: string): Tool => ({ path: null, source: null, reason })

function candidates(source: Source, name: ToolName, env: NodeJS.ProcessEnv): string[] {
  if (source === 'npm') return npmCarried(name)
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const resources =
    'resourcesPath' in process && typeof process.resourcesPath === 'string'
      ? [join(process.resourcesPath, 'bin')]
      : []
  const folders =
    source === 'shipped' ? resources : (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, file))
}

/** Development dependencies: an installed app has none, and some platforms have no build. */
function npmCarried(name: ToolName): string[] {
  try {
    const carrier: unknown = createRequire(import.meta.url)(`@${name}-installer/${name}`)
    const path = typeof carrier === 'object' && carrier && 'path' in carrier ? carrier.path : null
    return typeof path === 'string' ? [path] : []
  } catch {
    return []
  }
}

/** npm may unpack programs without their executable bit and run no install script to set it. */
export async function makeRunnable(path: string): Promise<void> {
  if (!(await isRunnable(path))) await chmod(path, 0o755).catch(() => undefined)
}

async function firstRunnable(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isRunnable(path)) return path
  return null
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
