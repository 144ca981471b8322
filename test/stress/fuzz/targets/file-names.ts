import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { CliContext } from '../../../../src/cli/cli-context.ts'
import { main } from '../../../../src/cli/main.ts'
import { systemClock } from '../../../../src/engine/system-clock.ts'
import { sandboxApiKey, startSandbox } from '../../../../src/sandbox/index.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { drawNames } from '../hostile-names.ts'
import {
  cellsOf,
  isTaken,
  jsonLines,
  makeNamedVideos,
  mustBePlain,
  mustBeSame
} from '../name-checks.ts'

/** Number of videos in a folder at a time. */
const batchSize = 200
const quiet = new AbortController()
const publishing = [
  '--profile',
  'tiktok_demo',
  '--privacy',
  'friends',
  '--yes',
  '--daily-limit',
  '100000',
  '--caption',
  '{name}'
]

/** Runs command lines in this process. */
function lineRunner(
  env: NodeJS.ProcessEnv
): (args: readonly string[]) => Promise<{ stdout: string; stderr: string; code: number }> {
  return async (args) => {
    const said = { stdout: '', stderr: '' }
    const writer = (to: keyof typeof said) => ({
      line: (text: string) => void (said[to] += `${text}\n`),
      closed: false,
      failure: null,
      stream: Object.assign(new PassThrough().resume(), {
        isTTY: false,
        columns: 80
      }) as unknown as NodeJS.WriteStream
    })
    const context: CliContext = {
      env,
      platform: process.platform,
      homeDir: '/home/fuzz',
      clock: systemClock(20),
      speed: 20,
      stdin: new PassThrough() as unknown as NodeJS.ReadStream,
      stdout: writer('stdout'),
      stderr: writer('stderr'),
      interrupt: { signal: quiet.signal, forced: quiet.signal, trigger: () => undefined }
    }
    const code = await main(args, context)
    return { ...said, code }
  }
}

/**
 * Runs every command on one folder of hostile names. @returns how many files were videos by their
 * name, and how many not
 */
async function tryFolder(
  root: string,
  names: readonly Buffer[],
  mark: string
): Promise<{ taken: number; left: number }> {
  const folder = join(root, 'videos')
  const videos = await makeNamedVideos(folder, names, mark)
  const taken = videos.filter(isTaken)
  const sandbox = await startSandbox({
    stateDir: join(root, 'sandbox'),
    processingMs: 100,
    speed: 20,
    dailyLimit: 100_000
  })
  const run = lineRunner({
    AETHER_UPLOADER_HOME: join(root, 'data'),
    AETHER_BASE_URL: sandbox.baseUrl,
    AETHER_API_KEY: sandboxApiKey,
    PATH: process.env['PATH']
  })
  try {
    const files = jsonLines((await run(['validate', folder, '--json'])).stdout).flatMap((line) =>
      line.event === 'file' ? [line] : []
    )
    mustBeSame(
      'judged',
      files.map(({ path, verdict }) => `${verdict} ${path}`),
      videos.map((video) => `${isTaken(video) ? 'ok' : 'skip'} ${join(folder, video.shown)}`)
    )
    mustBePlain('validate', (await run(['validate', folder])).stdout)

    const published = await run(['publish', folder, ...publishing, '--json'])
    if (published.code !== 0)
      throw new Error(`publish ended with ${published.code}: ${published.stderr}`)
    jsonLines(published.stdout)
    mustBePlain('publish', published.stderr)
    mustBeSame(
      'posted',
      sandbox.record().map(({ sha256 }) => sha256),
      taken.map(({ sha256 }) => sha256)
    )

    mustBePlain('queue list', (await run(['queue', 'list'])).stdout)
    const listed = jsonLines((await run(['queue', 'list', '--json'])).stdout).flatMap((line) =>
      line.event === 'job' ? [line.job.path] : []
    )
    mustBeSame(
      'listed',
      listed,
      taken.map(({ shown }) => join(folder, shown))
    )

    const table = (await run(['queue', 'export'])).stdout
    mustBeSame(
      'exported',
      cellsOf(table).map((row) => row['path'] ?? ''),
      taken.map(({ shown }) => join(folder, shown))
    )
    return { taken: taken.length, left: videos.length - taken.length }
  } finally {
    await sandbox.close()
  }
}

export const fileNames: FuzzTarget = {
  name: 'file-names',
  promise:
    'a video is judged and posted as the video it is, whatever its name; no name reaches a terminal, a line of JSON or a table as anything but text, and none makes a file',
  async run(cases, seed) {
    const tally = newCounts()
    const here = readdirSync('.').toSorted().join('\n')
    for (let done = 0; done < cases; done += batchSize) {
      const root = mkdtempSync(join(tmpdir(), 'fuzz-names-'))
      try {
        const names = drawNames(Math.min(batchSize, cases - done), seed + done)
        const { taken, left } = await tryFolder(root, names, `${seed}.${done}`)
        tally.accepted += taken
        tally.refused += left
      } catch (error) {
        throw new Error(
          `names of the draw ${seed + done}: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error }
        )
      } finally {
        rmSync(root, { recursive: true, force: true, maxRetries: 5 })
      }
    }
    if (readdirSync('.').toSorted().join('\n') !== here)
      throw new Error('a file was made in the working folder')
    return tally
  }
}
