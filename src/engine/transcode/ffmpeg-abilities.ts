import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { AppError } from '../../contract/app-error.ts'
import type { Tools } from '../media/probe/find-tools.ts'
import { toolEnvironment } from '../media/process/tool-environment.ts'
import type { FfmpegAbilities } from './copy-plan.ts'

/** @throws AppError TOOL_MISSING */
export function ffmpegOf({ ffmpegPath, ffmpeg }: Pick<Tools, 'ffmpegPath' | 'ffmpeg'>): string {
  if (ffmpegPath === null)
    throw new AppError('TOOL_MISSING', ffmpeg.reason ?? 'ffmpeg was not found.')
  return ffmpegPath
}

const known = new Map<string, Promise<FfmpegAbilities>>()

/** What this ffmpeg was built with; cached. @throws AppError TOOL_MISSING if it does not run */
export function ffmpegAbilities(ffmpegPath: string): Promise<FfmpegAbilities> {
  const asked = known.get(ffmpegPath) ?? ask(ffmpegPath)
  known.set(ffmpegPath, asked)
  asked.catch(() => known.delete(ffmpegPath))
  return asked
}

async function ask(ffmpegPath: string): Promise<FfmpegAbilities> {
  const [filters, encoders] = await Promise.all([
    listed(ffmpegPath, '-filters'),
    listed(ffmpegPath, '-encoders')
  ])
  return { filters, encoders }
}

/** Each line of both lists has flags, a name and a description. */
async function listed(
  ffmpegPath: string,
  what: '-filters' | '-encoders'
): Promise<ReadonlySet<string>> {
  try {
    const { stdout } = await promisify(execFile)(
      ffmpegPath,
      ['-hide_banner', '-v', 'error', what],
      {
        timeout: 20_000,
        killSignal: 'SIGKILL',
        windowsHide: true,
        env: toolEnvironment(),
        maxBuffer: 4 * 1024 * 1024
      }
    )
    return new Set(
      stdout.split('\n').flatMap((line) => /^\s*[A-Z.]{2,6}\s+(\w+)\s/.exec(line)?.[1] ?? [])
    )
  } catch (cause) {
    throw new AppError(
      'TOOL_MISSING',
      'ffmpeg could not be asked what it can do. Install FFmpeg anew, or set FFMPEG_PATH to another one.',
      { cause }
    )
  }
}
