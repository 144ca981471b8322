import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'vitest'
import { cliLineSchema } from '../../../src/contract/cli-lines.ts'
import type { CliLine, FileLine, JobLine, JobSummaryLine } from '../../../src/contract/cli-lines.ts'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { makeClips } from '../../../src/cli/commands/demo/make-clips.ts'
import { sandboxApiKey, startSandbox } from '../../../src/sandbox/index.ts'
import type { Sandbox } from '../../../src/sandbox/index.ts'

const entry = path.resolve(import.meta.dirname, '../../../src/cli/index.ts')

export interface CliResult {
  code: number | null
  stdout: string
  stderr: string
}

/** A running command line, without a terminal. */
export interface CliProcess {
  child: ChildProcess
  /** Resolves when a line of stdout matches; rejects if the process ends first. */
  line(matches: (line: string) => boolean): Promise<string>
  /** The same for stderr. */
  note(matches: (line: string) => boolean): Promise<string>
  ended: Promise<CliResult>
}

/** Starts the real command line in its own process, with only this environment. */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string
): CliProcess {
  const { PATH, HOME, FFMPEG_PATH, FFPROBE_PATH } = process.env
  const child = spawn(process.execPath, [entry, ...args], {
    cwd,
    env: { PATH, HOME, FFMPEG_PATH, FFPROBE_PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let [stdout, stderr] = ['', '']
  const watchers = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const watcher of watchers) watcher()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    for (const watcher of watchers) watcher()
  })
  const ended = new Promise<CliResult>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  const found = (read: () => string, matches: (line: string) => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = read().split('\n').slice(0, -1).find(matches)
        if (line === undefined) return
        watchers.delete(look)
        resolve(line)
      }
      watchers.add(look)
      look()
      void ended.then((result) =>
        reject(
          new Error(
            `ended with ${result.code} before the line came:\n${result.stdout}\n${result.stderr}`
          )
        )
      )
    })
  return {
    child,
    ended,
    line: (matches) => found(() => stdout, matches),
    note: (matches) => found(() => stderr, matches)
  }
}

export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string
): Promise<CliResult> {
  return startCli(args, env, cwd).ended
}

/** Parses every line of stdout; fails on any line outside the contract. */
export function linesOf({ stdout }: CliResult): CliLine[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => cliLineSchema.parse(JSON.parse(line)))
}

/** Returns the summary, which must be the last line and add up. */
export function summaryOf(result: CliResult): JobSummaryLine {
  const last: unknown = JSON.parse(result.stdout.trimEnd().split('\n').at(-1) ?? '')
  const line = cliLineSchema.parse(last)
  if (line.event !== 'summary' || !('published' in line))
    throw new Error(`the last line is no summary: ${result.stdout}`)
  const { event: _event, total, ...counts } = line
  const sum = Object.values(counts).reduce((added, count) => added + count, 0)
  if (sum !== total) throw new Error(`the counts add up to ${sum}, not to ${total}`)
  return line
}

/** Returns the last known state of each path. */
export function jobsOf(result: CliResult): Map<string, JobLine['job']> {
  return new Map(
    linesOf(result).flatMap((line) =>
      line.event === 'job' ? [[line.job.path, line.job] as const] : []
    )
  )
}

export function filesOf(result: CliResult): FileLine[] {
  return linesOf(result).filter((line) => line.event === 'file')
}

/** A temporary folder, a sandbox, and an environment that points to it. */
export interface Bench {
  root: string
  sandbox: Sandbox
  env: { AETHER_BASE_URL: string; AETHER_API_KEY: string; AETHER_UPLOADER_HOME: string }
}

/** Defines a test with its own bench, so that tests can run in parallel. */
export function withBench(
  test: (bench: Bench, context: TestContext) => Promise<void>
): (context: TestContext) => Promise<void> {
  return (context) => onBench((bench) => test(bench, context))
}

/** Runs work on its own bench, which is removed afterwards. */
export async function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'aether-cli-'))
  const sandbox = await startSandbox({ stateDir: path.join(root, 'sandbox'), processingMs: 100 })
  try {
    await work({
      root,
      sandbox,
      env: {
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: path.join(root, 'home')
      }
    })
  } finally {
    await sandbox.close()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Makes the demo's clips, good and bad, in their own folder. */
export async function makeTestClips(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aether-clips-'))
  const { ffmpegPath } = await findTools(process.env)
  if (!ffmpegPath) throw new Error('these tests need ffmpeg')
  await makeClips(folder, ffmpegPath, new AbortController().signal)
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}
