import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import * as fc from 'fast-check'
import type { CliContext } from '../../../../src/cli/cli-context.ts'
import { main } from '../../../../src/cli/main.ts'
import { systemClock } from '../../../../src/engine/system-clock.ts'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { hostileText } from '../hostile-text.ts'

/** A hostile word that is a real folder would make the command search the whole disk. */
const word = hostileText.filter((text) => !existsSync(text || '.'))
const option = fc.constantFrom(
  '--json',
  '--help',
  '--at',
  '--every',
  '--caption',
  '--profile',
  '--privacy',
  '--yes',
  '--repost',
  '--allow-aspect',
  '--limit-rate',
  '--all',
  '--send',
  '--next',
  '--leave',
  '--account-type',
  '--strict-aspect',
  '--version'
)
const value = fc.constantFrom(
  'friends',
  'public',
  'tt_1',
  '1d',
  '2h',
  '1ms',
  '2026-12-01T09:00',
  '2026-02-30T09:00',
  '1e9',
  '-1',
  '0',
  '10M'
)
/**
 * `demo`, `run`, `sandbox` and `accounts connect` run until they are stopped; they take no relevant
 * text.
 */
const command = fc.constantFrom(
  ['validate'],
  ['publish'],
  ['queue', 'list'],
  ['queue', 'retry'],
  ['queue', 'cancel'],
  ['queue', 'clear'],
  ['queue', 'export'],
  ['queue', 'reschedule'],
  ['queue', 'missed'],
  ['queue', 'resolve'],
  ['queue'],
  ['accounts', 'list'],
  ['help'],
  []
)
const anyLine = fc
  .tuple(command, fc.array(fc.oneof(word, option, value), { maxLength: 7 }))
  .map(([names, words]) => [...names, ...words])

const stopped = new AbortController()

/** Returns a command line's context: an empty data folder, no key, and everything it prints. */
function surroundings(dataDir: string): { context: CliContext; printed: () => string } {
  let text = ''
  const writer = {
    line: (line: string) => void (text += `${line}\n`),
    closed: false,
    failure: null,
    stream: Object.assign(new PassThrough().resume(), {
      isTTY: false,
      columns: 80
    }) as unknown as NodeJS.WriteStream
  }
  return {
    printed: () => text,
    context: {
      env: {
        AETHER_UPLOADER_HOME: dataDir,
        PATH: process.env.PATH,
        AETHER_BASE_URL: 'http://127.0.0.1:9/v1'
      },
      platform: process.platform,
      homeDir: '/home/fuzz',
      clock: systemClock(1),
      speed: 1,
      stdin: new PassThrough() as unknown as NodeJS.ReadStream,
      stdout: writer,
      stderr: writer,
      interrupt: { signal: stopped.signal, forced: stopped.signal, trigger: () => undefined }
    }
  }
}

export const commandLines: FuzzTarget = {
  name: 'command-lines',
  promise:
    'every line ends with a documented exit code and words; nothing it was given reaches the terminal as a control sequence, and no file is made in the working folder',
  async run(cases, seed) {
    const tally = newCounts()
    const root = mkdtempSync(join(tmpdir(), 'fuzz-line-'))
    const here = readdirSync('.').toSorted().join('\n')
    try {
      await fc.assert(
        fc.asyncProperty(anyLine, async (args) => {
          const { context, printed } = surroundings(join(root, 'data'))
          const code = await main(args, context)
          if (![0, 1, 2, 3, 4, 5].includes(code)) throw new Error(`ended with ${code}`)
          if (code === 0) tally.accepted++
          else tally.refused++
          const text = printed()
          if (code !== 0 && text.trim() === '')
            throw new Error(`ended with ${code} and said nothing`)
          if (text.includes('Unexpected:')) throw new Error(`a surprise: ${text}`)
          const control =
            // oxlint-disable-next-line eslint/no-control-regex -- finding them is the point
            /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(text)
          if (control !== null)
            throw new Error(
              `printed U+${control[0].codePointAt(0)?.toString(16)}: ${JSON.stringify(text)}`
            )
        }),
        { numRuns: cases, seed }
      )
      if (readdirSync('.').toSorted().join('\n') !== here)
        throw new Error('a file was made in the working folder')
      return tally
    } finally {
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
