import createCommand from 'fluent-ffmpeg'
import { AppError } from '../../../contract/app-error.ts'
import { abortReason } from './abort-reason.ts'

export interface FfmpegInput {
  /** A file, or with `options: ['-f', 'lavfi']` a filter graph. */
  path: string
  options?: readonly string[]
}

export interface FfmpegJob {
  ffmpegPath: string
  inputs: readonly FfmpegInput[]
  outputOptions: readonly string[]
  /** A file that does not exist yet; add `-y` to the options to overwrite one. */
  output: string
  /** Length of the result, for progress. */
  plannedDurationS?: number
  /** Called with 0 to 1 while ffmpeg runs, never decreasing; needs `plannedDurationS`. */
  onProgress?: (fraction: number) => void
  signal?: AbortSignal | undefined
}

/** ffmpeg failed. `stderrTail` holds its last lines, without the paths it was given. */
export class FFmpegError extends AppError {
  readonly stderrTail: string
  constructor(stderrTail: string, cause: unknown) {
    super(
      'FFMPEG_FAILED',
      `ffmpeg gave up: ${stderrTail.split('\n').at(-1) || 'no reason given'}`,
      { retry: 'person', cause }
    )
    this.name = 'FFmpegError'
    this.stderrTail = stderrTail
  }
}

const tailLines = 12

/**
 * Runs ffmpeg once through fluent-ffmpeg: inputs, output options, run and kill only. Reads progress
 * from ffmpeg's own `time=` (the library's progress event would start ffprobe). Rejects with
 * FFmpegError, or with the signal's reason once ffmpeg has ended.
 */
export async function runFfmpeg(job: FfmpegJob): Promise<void> {
  job.signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const command = createCommand({ stdoutLines: 0 }).setFfmpegPath(job.ffmpegPath)
  skipCapabilityCheck(command)
  // Separate arguments: in a list, the library splits an entry with one space, such as a title.
  for (const input of job.inputs) {
    command.input(isGraph(input) ? input.path : `file:${input.path}`)
    if (input.options !== undefined && input.options.length > 0)
      command.inputOptions(...input.options)
  }
  command
    .outputOptions('-nostdin', '-hide_banner', ...job.outputOptions)
    .output(`file:${job.output}`)

  const tail: string[] = []
  const report = progressReporter(job)
  const kill = () => command.kill('SIGKILL')
  command.on('start', () => job.signal?.aborted && kill())
  command.on('stderr', (line: string) => {
    report(line)
    tail.push(line.trimEnd())
    if (tail.length > tailLines) tail.shift()
  })
  command.on('end', () => resolve())
  command.on('error', (error: Error) =>
    reject(
      job.signal?.aborted
        ? abortReason(job.signal)
        : new FFmpegError(withoutPaths(tail.filter(Boolean).join('\n'), job), error)
    )
  )
  job.signal?.addEventListener('abort', kill, { once: true })
  try {
    command.run()
    await promise
  } finally {
    job.signal?.removeEventListener('abort', kill)
  }
}

function withoutPaths(words: string, { inputs, output }: FfmpegJob): string {
  const paths = [output, ...inputs.map(({ path }) => path)]
  return paths
    .flatMap((path) => [`file:${path}: `, `file:${path}`, path])
    .reduce((left, known) => left.replaceAll(known, ''), words)
}

function isGraph(input: FfmpegInput): boolean {
  return input.options?.includes('lavfi') ?? false
}

/**
 * Before each first run, the library lists ffmpeg's formats and encoders; it misreads those of 7.1
 * (no lavfi). This skips both lists: ffmpeg itself refuses what it lacks, with a better message.
 */
function skipCapabilityCheck(command: createCommand.FfmpegCommand): void {
  const anything = new Proxy({}, { has: () => true, get: () => ({ canDemux: true, canMux: true }) })
  Object.assign(command, {
    availableFormats: (callback: (error: null, formats: object) => void) =>
      callback(null, anything),
    availableEncoders: (callback: (error: null, encoders: object) => void) => callback(null, {})
  })
}

function progressReporter(job: FfmpegJob): (line: string) => void {
  let highest = 0
  return (line) => {
    const time = /\btime=(\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(line)
    if (!time || !job.onProgress || !job.plannedDurationS) return
    const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3])
    highest = Math.max(highest, Math.min(1, seconds / job.plannedDurationS))
    job.onProgress(highest)
  }
}
