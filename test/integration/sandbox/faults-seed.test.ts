import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  startSandbox,
  type FaultName,
  type FaultProfile,
  type Sandbox,
  type SandboxOptions
} from '../../../src/sandbox/index.ts'
import { call, postBody, uploadBytes } from '../../support/fakes/sandbox-client.ts'

let stateDir: string
let sandbox: Sandbox | null = null

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sandbox-faults-'))
})
afterEach(async () => {
  await sandbox?.close()
  sandbox = null
  await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
})

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  sandbox = await startSandbox({
    stateDir,
    ffprobePath: null,
    processingMs: 0,
    dailyLimit: 1_000,
    ...options
  })
  return sandbox
}

/** Sends creates one after the other and says of each what came back: a status, or nothing. */
async function outcomes(to: Sandbox, count: number): Promise<string[]> {
  const mediaKey = await uploadBytes(to)
  const seen: string[] = []
  for (let number = 0; number < count; number += 1) {
    const answer = await call(to, 'POST', '/posts', postBody(mediaKey)).catch(() => null)
    seen.push(answer === null ? 'nothing' : String(answer.status))
  }
  return seen
}

/** Without slow and refusing faults, so that each request's end depends on nothing but its own draw. */
const quick: FaultProfile = {
  createPost: {
    'error-500': 0.1,
    'error-502-done': 0.15,
    'reset-after-effect': 0.1,
    'html-200-done': 0.05,
    'limit-429': 0.1,
    'late-internal': 0.2
  }
}
const trail = ({ control }: Sandbox): unknown[] =>
  control
    .faults()
    .map(({ operation, ordinal, name, hadEffect }) => [operation, ordinal, name, hadEffect])

describe('a profile with a seed', () => {
  test('gives the same faults to the same requests in a fresh sandbox, and others with another seed', async () => {
    const runs: { seen: string[]; trail: unknown[]; posts: number }[] = []
    for (const seed of [5, 5, 6]) {
      const one = await start({ faults: quick, seed })
      runs.push({ seen: await outcomes(one, 40), trail: trail(one), posts: one.record().length })
      await one.close()
      await rm(stateDir, { recursive: true, force: true, maxRetries: 5 })
    }
    expect(runs[1]).toEqual(runs[0])
    expect(runs[2]?.trail).not.toEqual(runs[0]?.trail)
    expect(new Set(runs[0]?.seen).size).toBeGreaterThan(2)
  })

  test('counts what had an effect: the posts are those answered with 201 and those whose answer was replaced after the effect', async () => {
    const one = await start({ faults: quick, seed: 11 })
    const seen = await outcomes(one, 60)
    const replacedWithEffect = new Set(
      one.control
        .faults()
        .filter(({ hadEffect, fault }) => hadEffect && fault.kind !== 'late-failure')
        .map(({ ordinal }) => ordinal)
    )
    expect(replacedWithEffect.size).toBeGreaterThan(3)
    expect(one.record()).toHaveLength(
      seen.filter((outcome) => outcome === '201').length + replacedWithEffect.size
    )
    const posted = one.record().map(({ postId }) => postId)
    expect(posted).toEqual(
      expect.arrayContaining(one.control.faults().flatMap(({ subject }) => subject ?? []))
    )
  })

  test('goes on behind the last fault after a restart, so that none is injected twice', async () => {
    const faults: FaultProfile = {
      createPost: [{ fault: 'error-502', probability: 1, from: 3, to: 3 }]
    }
    expect(await outcomes(await start({ faults }), 4)).toEqual(['201', '201', '502', '201'])
    await sandbox?.close()
    const again = await start({ faults })
    expect(await outcomes(again, 4)).toEqual(['201', '201', '201', '201'])
    expect(trail(again)).toEqual([['createPost', 3, 'error-502', false]])
  })

  test('leaves everything alone with the profile none', async () => {
    const one = await start({ faults: 'none', seed: 9 })
    expect(new Set(await outcomes(one, 20))).toEqual(new Set(['201']))
    expect(one.control.faults()).toEqual([])
  })

  test('takes back the key in mid-batch: some posts, then 401 for good', async () => {
    const one = await start({ faults: 'key-revoked' })
    expect(await outcomes(one, 5)).toEqual(['201', '201', '401', '401', '401'])
    expect(one.record()).toHaveLength(2)
  })
})

test.each([
  ['an unknown profile', { faults: 'terrible' }, 'INVALID_FAULTS'],
  ['an unknown wire variant', { wire: 'esperanto' }, 'INVALID_WIRE']
])('a sandbox does not start with %s', async (_name, options, code) => {
  await expect(start(options)).rejects.toMatchObject({ code })
  await expect(start()).resolves.toBeDefined()
})

describe('effects that outlive the sandbox', () => {
  let child: ChildProcess | null = null
  afterEach(() => {
    child?.kill('SIGKILL')
    child = null
  })

  async function startChild(): Promise<Sandbox> {
    const script = `
      import { startSandbox } from ${JSON.stringify(new URL('../../../src/sandbox/index.ts', import.meta.url).href)}
      const { baseUrl, origin, port } = await startSandbox(${JSON.stringify({ stateDir, ffprobePath: null })})
      console.log(JSON.stringify({ baseUrl, origin, port }))`
    child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    if (child.stdout === null) throw new Error('The child has no output')
    const [line] = await once(createInterface(child.stdout), 'line')
    return JSON.parse(String(line))
  }

  test.each<FaultName>([
    'error-502-done',
    'reset-after-effect',
    'stall-after-effect',
    'reset-inside-answer'
  ])(
    'a post that answered with %s is on disk before the fault shows, so killing the sandbox then loses neither post nor fault',
    async (fault) => {
      const remote = await startChild()
      const mediaKey = await uploadBytes(remote)
      await call(remote, 'POST', '/_sandbox/faults', { operation: 'createPost', fault })
      const trying = call(remote, 'POST', '/posts', postBody(mediaKey)).then(
        () => 'answered',
        () => 'cut'
      )
      if (fault === 'stall-after-effect') {
        await expect
          .poll(async () => (await call(remote, 'GET', '/_sandbox/faults')).json['injected'], {
            timeout: 20_000
          })
          .toHaveLength(1)
      } else await trying
      const gone = once(child ?? process, 'exit')
      child?.kill('SIGKILL')
      await gone
      await trying

      const after = await start()
      expect(after.record()).toEqual([expect.objectContaining({ mediaKey })])
      expect(after.control.faults()).toEqual([
        expect.objectContaining({
          name: fault,
          hadEffect: true,
          subject: after.record()[0]?.postId
        })
      ])
    }
  )
})

test('a state folder from before there were faults is taken over with its posts', async () => {
  const first = await start()
  const { json } = await call(first, 'POST', '/posts', postBody(await uploadBytes(first)))
  await first.close()
  const db = new Database(join(stateDir, 'sandbox.db'))
  db.exec('DROP TABLE faults; ALTER TABLE posts DROP COLUMN quirks')
  db.pragma('user_version = 1')
  db.close()
  const second = await start({ faults: 'quota' })
  expect(second.record()).toEqual([expect.objectContaining({ postId: json.id })])
  expect(second.control.faults()).toEqual([])
})
