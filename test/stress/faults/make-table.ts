import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pLimit from 'p-limit'
import {
  sandboxApiKey,
  startSandbox,
  type FaultName,
  type FaultOrder
} from '../../../src/sandbox/index.ts'
import { jobsOf, runCli, type CliResult } from '../../support/process/cli-process.ts'
import { faultCases, outcomes, type FaultCase } from './fault-cases.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { faultPage, type FaultRow } from './fault-page.ts'

/**
 * Writes docs/faults.md: injects each fault into the real command line, in its own process, and
 * records the user's output. Fails if an exit code or an end differs from `fault-cases.ts`, which
 * the engine must meet too.
 * Usage: npm run docs:faults [-- part of a fault's name]   (with a part: prints, writes nothing)
 */
const page = path.resolve(import.meta.dirname, '../../../docs/faults.md')
const fastSpeed = 200
/** During a real time-out, a faster clock would let uploads expire. */
const idleSpeed = 20
const busy = pLimit(2)
const idle = pLimit(10)

/** Runs one command line in its own folder, against a sandbox with these faults pending. */
async function runAgainst(
  orders: readonly FaultOrder[],
  speed: number,
  argsIn: (root: string) => Promise<string[]>
): Promise<CliResult> {
  const root = await mkdtemp(path.join(tmpdir(), 'aether-faults-'))
  const sandbox = await startSandbox({
    stateDir: path.join(root, 'sandbox'),
    processingMs: 1_000,
    speed,
    wire: 'idempotency-ignored',
    ffprobePath: null
  })
  try {
    for (const order of orders) sandbox.control.inject(order)
    const env = {
      AETHER_BASE_URL: sandbox.baseUrl,
      AETHER_API_KEY: sandboxApiKey,
      AETHER_UPLOADER_HOME: path.join(root, 'home'),
      AETHER_UPLOADER_SPEED: String(speed)
    }
    const result = await runCli(await argsIn(root), env, root)
    const hashes = sandbox.record().map(({ sha256 }) => sha256)
    if (new Set(hashes).size !== hashes.length)
      throw new Error(`a clip was posted twice: ${JSON.stringify(orders)}`)
    return { ...result, stdout: result.stdout.replaceAll(sandbox.origin, '') }
  } finally {
    await sandbox.close()
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function strike(one: FaultCase, more: readonly string[]): Promise<CliResult> {
  return runAgainst(one.orders, one.idle ? idleSpeed : fastSpeed, async (root) => {
    const clips = await Promise.all(
      Array.from({ length: one.clips }, (_, index) =>
        copyClip(path.join(root, `${'abcdef'[index]}.mp4`))
      )
    )
    const at = one.scheduled === null ? [] : ['--at', inDays(5)]
    return [
      'publish',
      ...clips.map((clip) => path.basename(clip)),
      '--profile',
      'tiktok_demo',
      '--privacy',
      'friends',
      '--concurrency',
      '1',
      '--yes',
      ...at,
      ...more
    ]
  })
}

const inDays = (days: number): string =>
  new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * 86_400_000).toISOString()
/**
 * The runner executes a remote change, later than the command line that requests it: the tests show
 * its end.
 */
const isOrdered = ({ scheduled }: FaultCase): boolean =>
  scheduled === 'move' || scheduled === 'withdraw'

/** Returns the last line about each file, without the parts that vary between runs. */
function lastLines({ stdout }: CliResult): string[] {
  const lines = new Map<string, string>()
  for (const line of stdout.split('\n')) {
    const file = /\b[a-f]\.mp4\b/u.exec(line)?.[0]
    if (file !== undefined) lines.set(file, line)
  }
  return [...lines]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([, line]) =>
      line
        .replaceAll(/ +/gu, ' ')
        .replaceAll(/[\da-f]{8}-[\da-f-]{27}/gu, '<job>')
        .replaceAll(/in (?:59|60) min/gu, 'in 60 min')
        .replaceAll(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^,]*, \d\d:\d\d \S+/gu, '<time>')
        .replaceAll(/\/practice\/\S+/gu, '<link>')
        .trim()
    )
}

let done = 0

async function observe(one: FaultCase): Promise<FaultRow> {
  const limit = one.idle ? idle : busy
  const [forPeople, forScripts] = await Promise.all([
    limit(() => strike(one, [])),
    limit(() => strike(one, ['--json']))
  ])
  done += 1
  if (done % 20 === 0) console.error(`${done} of ${chosen.length}`)
  const ends = [...jobsOf(forScripts).values()].map(({ phase, waiting, error }) =>
    [phase, waiting?.reason, error?.code].filter(Boolean).join(' ')
  )
  const { exitCode, byItself } = outcomes[one.outcome]
  const wrong = [
    forPeople.code === exitCode ? [] : `exit code ${forPeople.code} for people`,
    forScripts.code === exitCode ? [] : `exit code ${forScripts.code} for scripts`,
    ends.toSorted().join() === one.ends.toSorted().join() ? [] : `ends as ${ends.join(', ')}`
  ].flat()
  return {
    at: one.at,
    fault: one.scheduled === 'only' ? `${one.name}, with --at` : one.name,
    seen: lastLines(forPeople),
    notes: forPeople.stderr.trim().split('\n'),
    exitCode: forPeople.code,
    byItself,
    wrong
  }
}

/**
 * Accounts are connected once and by hand, so nothing is retried: the user is told where else to
 * connect.
 */
async function connect(fault: FaultName): Promise<FaultRow> {
  const { code, stderr } = await busy(() =>
    runAgainst([{ operation: 'createConnectLink', fault }], 1, async () => ['accounts', 'connect'])
  )
  const seen = [stderr.trim().replaceAll(/127\.0\.0\.1:\d+/gu, '<address>')]
  return {
    at: 'createConnectLink',
    fault,
    seen,
    notes: [],
    exitCode: code,
    byItself: 'Nothing.',
    wrong: code === 1 ? [] : [`exit code ${code}`]
  }
}
const connectFaults = [
  'absent-404',
  'absent-405',
  'error-500',
  'html-200',
  'cut-json',
  'reset-before-body',
  'reset-inside-answer'
] as const

const part = process.argv[2]
const chosen = faultCases
  .filter((one) => !isOrdered(one))
  .filter(({ at, name }) => part === undefined || `${at} ${name}`.includes(part))
const rows = await Promise.all([
  ...chosen.map(observe),
  ...connectFaults
    .filter((fault) => part === undefined || `createConnectLink ${fault}`.includes(part))
    .map(connect)
])
for (const { at, fault, wrong } of rows)
  if (wrong.length > 0) console.error(`${at} ${fault}: ${wrong.join('; ')}`)
if (part === undefined) await writeFile(page, faultPage(rows, faultCases.filter(isOrdered)))
else for (const row of rows) console.log(JSON.stringify(row, null, 2))
process.exitCode = rows.some(({ wrong }) => wrong.length > 0) ? 1 : 0
