import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTools } from '../../../src/engine/media/probe/find-tools.ts'
import { sandboxApiKey, startSandbox, type Sandbox } from '../../../src/sandbox/index.ts'
import { startFaultProxy } from '../../support/fakes/fault-proxy.ts'
import { because, hasProc } from '../../support/system/platform.ts'
import { toolScript } from '../../support/system/tool-script.ts'
import { startCli, type CliResult } from '../../support/process/cli-process.ts'
import { watchProcesses, type SeenProcesses } from '../../support/process/child-arguments.ts'
import { filesWith, holds } from '../../support/process/files-with.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'

/** What must not be found: a key that Aether takes, one that it refuses, what a caption says, and whose computer this is. */
const refusedKey = 'ak_live_PLANTED+refused/0123456789=='
const keys = [sandboxApiKey, refusedKey]
const caption = 'PLANTED-CAPTION we leave "Berlin" 🎬'
const person = 'planted-ann'
const clipNames = ['good', 'echoed', 'fails', 'killed', 'too-late'].map(
  (name) => `PLANTED-${name}.mp4`
)
const [good, echoed, fails, killed, tooLate] = clipNames.map((name) => `clips/${name}`) as [
  string,
  string,
  string,
  string,
  string
]

/** One command line, with everything that could be seen of it from outside. */
interface Run extends CliResult, SeenProcesses {
  name: string
}

let root: string
let home: string
let temp: string
let tellingFfprobe: string
let sandbox: Sandbox
let proxy: Awaited<ReturnType<typeof startFaultProxy>>
const addresses: string[] = []
const runs = new Map<string, Run>()
const files = new Map<string, string>()

interface Circumstances {
  key?: string
  dataDir?: string
  killAt?: (line: string) => boolean
  env?: Record<string, string>
}

async function run(
  name: string,
  args: string[],
  { key = sandboxApiKey, dataDir = 'data', killAt, env = {} }: Circumstances = {}
): Promise<Run> {
  const cli = startCli(
    args,
    {
      HOME: home,
      USERPROFILE: home,
      TMPDIR: temp,
      TEMP: temp,
      AETHER_API_KEY: key,
      AETHER_BASE_URL: proxy.baseUrl,
      AETHER_UPLOADER_HOME: path.join(home, dataDir),
      FFPROBE_PATH: tellingFfprobe,
      ...env
    },
    home
  )
  const stopWatching = watchProcesses(cli.child.pid ?? 0)
  if (killAt !== undefined) {
    await cli.line(killAt)
    cli.child.kill('SIGKILL')
  }
  const seen: Run = { name, ...(await cli.ended), ...stopWatching() }
  runs.set(name, seen)
  return seen
}

/** An ffprobe that writes down what it was given before it is the real one: the processes seen by chance are not all of them. */
async function makeTellingFfprobe(): Promise<string> {
  const { ffprobePath } = await findTools(process.env)
  if (ffprobePath === null) throw new Error('these tests need ffprobe')
  return toolScript(
    path.join(root, 'ffprobe'),
    `import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
const args = process.argv.slice(2)
appendFileSync(${JSON.stringify(path.join(root, 'given'))}, [...Object.entries(process.env).map((pair) => pair.join('=')), args.join(' '), ''].join('\\n'))
process.exitCode = spawnSync(${JSON.stringify(ffprobePath)}, args, { stdio: 'inherit' }).status ?? 1`
  )
}
const givenToFfprobe = (): Promise<string> => readFile(path.join(root, 'given'), 'utf8')

const publish = (file: string): string[] => [
  'publish',
  file,
  '--profile',
  'tiktok_demo',
  '--privacy',
  'public',
  '--caption',
  caption,
  '--yes',
  '--json'
]

/** A week of a creator, good and bad, lived once; the tests below look at all that it left. */
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'secrets-'))
  home = path.join(root, person)
  temp = path.join(root, 'temp')
  await mkdir(path.join(home, 'clips'), { recursive: true })
  await mkdir(path.join(home, 'data', 'logs'), { recursive: true })
  await mkdir(temp)
  sandbox = await startSandbox({ stateDir: path.join(root, 'sandbox'), processingMs: 100 })
  proxy = await startFaultProxy(sandbox.baseUrl, (_method, address) => {
    addresses.push(address)
    return { kind: 'pass' }
  })
  tellingFfprobe = await makeTellingFfprobe()
  for (const name of clipNames) await copyClip(path.join(home, 'clips', name))

  await run('publish', publish(good))
  const echo = {
    kind: 'answer',
    when: 'before-body',
    status: 422,
    body: 'error',
    code: 'SOMETHING_NEW',
    message: `no: ${sandboxApiKey} "${caption}"`
  } as const
  sandbox.control.inject({ operation: 'createPost', fault: echo })
  await run('publish, the server throws everything back', publish(echoed))
  sandbox.control.inject({ operation: 'createPost', fault: 'late-spam_risk_text' })
  await run('publish, TikTok refuses', publish(fails))
  await run('publish, the key is refused', publish(good), { key: refusedKey, dataDir: 'refused' })
  await run('publish, the key of another queue', publish(good), { key: refusedKey })
  await run('publish, killed', publish(killed), {
    killAt: (line) => line.includes('"phase":"uploading"') || line.includes('"phase":"uploaded"')
  })
  await run('publish, the line is dead', publish(tooLate), {
    env: { AETHER_BASE_URL: 'http://127.0.0.1:9/v1' },
    dataDir: 'dead',
    killAt: (line) => line.includes('"phase":"waiting"')
  })
  await run('an address that is not secure', ['accounts', 'list'], {
    env: { AETHER_BASE_URL: 'http://aether.invalid/v1' },
    dataDir: 'insecure'
  })
  await run('a data folder that is none', ['queue', 'list'], { dataDir: good })
  await run('queue list', ['queue', 'list', '--json'])
  await run('doctor', ['doctor', '--json'])
  await run('queue export', ['queue', 'export'])
  // What a log ought not to hold, in case it once does.
  await writeFile(
    path.join(home, 'data', 'logs', 'app.log'),
    [
      sandboxApiKey,
      `Bearer ${refusedKey}`,
      caption,
      JSON.stringify(caption),
      path.join(home, good),
      encodeURIComponent(caption)
    ]
      .map((message) => JSON.stringify({ level: 'error', message }))
      .join('\n')
  )
  await run('bundle', ['doctor', '--bundle', 'support.zip'])
  await run('bundle, once more', ['doctor', '--bundle', 'support.zip'])
  for (const [name, bytes] of Object.entries(
    unzipSync(await readFile(path.join(home, 'support.zip')))
  ))
    files.set(name, strFromU8(bytes))
  // The record of what was sent in is the server's, and so is what it keeps.
  await rm(path.join(home, 'data', 'logs'), { recursive: true })
})
afterAll(async () => {
  await proxy.close()
  await sandbox.close()
  await rm(root, { recursive: true, force: true, maxRetries: 5 })
})

const all = (): Run[] => [...runs.values()]
const where = (hit: (run: Run) => boolean): string[] =>
  all()
    .filter(hit)
    .map(({ name }) => name)

it('went as it was meant to, so that there is something to look for', async () => {
  const codes = Object.fromEntries(all().map(({ name, code }) => [name, code]))
  expect(codes).toMatchObject({
    publish: 0,
    'publish, the server throws everything back': 1,
    'publish, TikTok refuses': 1,
    'publish, the key is refused': 3,
    'publish, killed': null,
    'queue list': expect.anything(),
    doctor: 0,
    'queue export': 0,
    bundle: 0,
    'bundle, once more': 1
  })
  expect(sandbox.record().map(({ caption: sent }) => sent)).toContain(caption)
  expect(addresses.length).toBeGreaterThan(5)
  const lines = (await givenToFfprobe()).split('\n')
  expect([
    lines.includes('-version'),
    lines.some((line) => /-i file:.*PLANTED-good\.mp4$/.test(line))
  ]).toEqual([true, true])
})

describe.each(keys)('the key %#', (key) => {
  it('is in no file that is left behind: database, its log, temporary files, bundle', () => {
    expect(filesWith(home, key)).toEqual([])
    expect(filesWith(temp, key)).toEqual([])
    expect([...files].filter(([, text]) => holds(text, key))).toEqual([])
  })
  it('is in nothing that was printed, also where a server throws it back', () => {
    expect(where(({ stdout, stderr }) => holds(stdout, key) || holds(stderr, key))).toEqual([])
  })
  it('is in no argument of any process, no environment of a tool and no address', async () => {
    expect(holds(await givenToFfprobe(), key)).toBe(false)
    expect(where((one) => one.arguments.some((text) => holds(text, key)))).toEqual([])
    expect(where((one) => one.environments.some((text) => holds(text, key)))).toEqual([])
    expect(addresses.filter((address) => holds(address, key))).toEqual([])
  })
})

describe('a caption', () => {
  it('is in the database and in the receipts, which are for it, and in no other file', () => {
    expect(
      filesWith(home, caption).filter(
        (name) => !/^(?:data|dead|refused)\/queue\.db(?:-wal)?$/.test(name)
      )
    ).toEqual([])
    expect(filesWith(temp, caption)).toEqual([])
    expect(runs.get('queue export')?.stdout).toContain('PLANTED-CAPTION')
  })
  it('is in no message, no address and no argument but the one that the person typed', () => {
    expect(where(({ stderr }) => stderr.includes('PLANTED-CAPTION'))).toEqual([])
    expect(addresses.filter((address) => address.includes('PLANTED'))).toEqual([])
    expect(
      where((one) =>
        one.arguments.some(
          (text) => text.includes('PLANTED-CAPTION') && !text.includes('src/cli/index.ts')
        )
      )
    ).toEqual([])
  })
})

describe('the home folder', () => {
  it('is in no message and no address', () => {
    expect(where(({ stderr }) => stderr.includes(person))).toEqual([])
    expect(addresses.filter((address) => address.includes(person))).toEqual([])
  })
  it('is printed only by the commands whose subject it is', () => {
    expect(where(({ stdout }) => stdout.includes(person))).toEqual([
      'queue list',
      'doctor',
      'queue export',
      'bundle'
    ])
  })
  it('is told to the tool that looks at a file there, and to no other process', ({ skip }) => {
    skip(!hasProc, because.proc)
    const told = all()
      .flatMap((one) => one.arguments)
      .filter((text) => text.includes(person) && !text.includes('src/cli/index.ts'))
    expect(told.filter((text) => !/(?:^| )-i file:.*PLANTED-[\w-]+\.mp4 ?$/.test(text))).toEqual([])
  })
})

describe('a bundle for support', () => {
  it('holds what it says and names neither key, person, caption nor file, also where the log did', () => {
    expect([...files.keys()].map((name) => path.basename(name)).toSorted()).toEqual([
      'README.txt',
      'about.json',
      'doctor.json',
      'errors.json',
      'jobs.json',
      'log.txt',
      'queue.json',
      'settings.json'
    ])
    for (const text of files.values())
      expect(text).not.toMatch(/PLANTED|planted|Berlin|tiktok\.com|_sandbox/)
    expect(files.get('diagnostics/log.txt')).toContain('[removed]')
    expect(files.get('diagnostics/errors.json')).toContain('SOMETHING_NEW')
    expect(JSON.parse(files.get('diagnostics/jobs.json') ?? '')).toHaveLength(4)
  })
  it('is written over no other file', () => {
    expect(runs.get('bundle, once more')?.stderr).toContain(
      'There is a file called support.zip already'
    )
  })
})
