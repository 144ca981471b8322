import { resolve } from 'node:path'
import { withPlainPath } from '../files/plain-path.ts'
import { isSupportedContainer } from '../mp4/container.ts'
import { probeAnswerSchema, type ProbeAnswer } from './probe-answer.ts'
import { runTool } from '../process/run-tool.ts'
import { localVideoAlone, typed } from '../process/tool-arguments.ts'

export interface ProbeOptions {
  ffprobePath: string
  timeoutMs: number
  signal?: AbortSignal | undefined
  /** Container according to the first bytes; see `containerOf`. */
  container?: string | undefined
}

/** `failed`: ffprobe rejected the file, with its message. `unusable`: the tool is not ffprobe. */
export type ProbeResult =
  | { kind: 'answered'; answer: ProbeAnswer }
  | { kind: 'failed'; words: string }
  | { kind: 'unusable'; words: string }
  | { kind: 'timed-out' }
  | { kind: 'not-started'; cause: unknown }

export const probeArguments: readonly string[] = [
  ...typed('-v error -hide_banner -show_format -show_streams -of json'),
  ...localVideoAlone
]
const argumentsBeforeFile = [...probeArguments, '-i']
/** By default, ffprobe treats `video%03d.png` as an image sequence, whatever its content. */
const argumentsBeforeMovie = [...probeArguments, '-f', 'mov', '-i']

const mostOutputBytes = 4 * 1024 * 1024

/**
 * Runs ffprobe on one local file, in one process that is killed on timeout or abort. Throws the
 * signal's reason; everything else is a result.
 */
export async function probeFile(
  rawPath: Buffer | string,
  options: ProbeOptions
): Promise<ProbeResult> {
  options.signal?.throwIfAborted()
  return typeof rawPath === 'string'
    ? await runProbe(rawPath, options)
    : await withPlainPath(rawPath, (path) => runProbe(path, options))
}

async function runProbe(path: string, options: ProbeOptions): Promise<ProbeResult> {
  const { ffprobePath: program, timeoutMs, signal } = options
  // `file:` prevents a leading dash from being an option and a colon from being a protocol.
  const args =
    options.container !== undefined && isSupportedContainer(options.container)
      ? argumentsBeforeMovie
      : argumentsBeforeFile
  const exit = await runTool({
    program,
    args,
    file: `file:${resolve(path)}`,
    timeoutMs,
    mostOutputBytes,
    signal
  })
  switch (exit.kind) {
    case 'exited':
      if (exit.code === 0) return readAnswer(exit.stdout)
      // ffprobe prints at least `{ }` for any file, unless it crashes; a crash has no exit code.
      return {
        kind: exit.code !== null && exit.stdout.trim() === '' ? 'unusable' : 'failed',
        words: lastLine(exit.stderr)
      }
    case 'flooded':
      return { kind: 'failed', words: '' }
    case 'timed-out':
    case 'not-started':
      return exit
  }
}

function readAnswer(stdout: string): ProbeResult {
  try {
    const answer = probeAnswerSchema.safeParse(JSON.parse(stdout))
    return answer.success
      ? { kind: 'answered', answer: answer.data }
      : { kind: 'failed', words: 'an answer in an unknown form' }
  } catch {
    return { kind: 'failed', words: 'an answer in an unknown form' }
  }
}

/** Returns ffprobe's last line without the leading path. */
function lastLine(stderr: string): string {
  const line = stderr.trim().split('\n').at(-1) ?? ''
  return line.slice(line.lastIndexOf(': ') + 1).trim()
}
