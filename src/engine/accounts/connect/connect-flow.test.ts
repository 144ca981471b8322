import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createEngine } from '../../create-engine.ts'
import type { Engine } from '../../engine.ts'
import type { Ports } from '../../ports.ts'
import { systemClock } from '../../system-clock.ts'
import { sandboxApiKey, startSandbox } from '../../../sandbox/index.ts'
import type { Sandbox } from '../../../sandbox/index.ts'
import { FakeClock } from '../../../../test/support/fakes/fake-clock.ts'
import { askEveryMs, createConnectFlow } from './connect-flow.ts'
import type { ConnectFlow } from './connect-flow.ts'
import { readReturnLink } from './return-link.ts'

let folder: string
let aether: Sandbox
let engine: Engine
let clock: FakeClock
let flow: ConnectFlow
let opened: string[]
let logged: string[]
const quiet = (): void => undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connect-flow-'))
  aether = await startSandbox({ stateDir: join(folder, 'aether'), ffprobePath: null })
  logged = []
  const record = (...line: unknown[]): void => void logged.push(JSON.stringify(line))
  const log = { info: record, warn: record, error: record }
  const ports: Ports = {
    clock: systemClock(),
    log,
    shell: { setBusy: quiet, notify: quiet },
    secrets: { apiKey: () => sandboxApiKey },
    network: { agentFor: () => undefined }
  }
  engine = createEngine({
    dataDir: join(folder, 'data'),
    backend: { baseUrl: aether.baseUrl },
    ports
  })
  clock = new FakeClock()
  opened = []
  flow = createConnectFlow({
    engine: () => engine,
    openLink: async (url) => void opened.push(url),
    page: 'You can go back to the app and close this page.',
    explain: () => ({ code: 'DOWN', message: 'Aether is down.' }),
    clock,
    log,
    onChange: quiet
  })
})
afterEach(async () => {
  flow.close()
  await engine.close()
  await aether.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Accepts or refuses on the last opened consent page. Returns where the browser is sent. */
async function answer(fields: Record<string, string>, url = opened.at(-1) ?? ''): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual'
  })
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}
const yes = (username: string): Record<string, string> => ({ decision: 'approve', username })
const refuseAddress = (times: number): void =>
  aether.control.inject({
    operation: 'createConnectLink',
    fault: {
      kind: 'answer',
      when: 'before-body',
      status: 422,
      body: 'error',
      code: 'REDIRECT_URL'
    },
    times
  })
const comeBack = (address: string): void => {
  const link = readReturnLink(address)
  if (link === null) throw new Error('no return link')
  flow.returned(link)
}
const stage = (name: string) =>
  vi.waitFor(() => expect(flow.state()).toMatchObject({ stage: name }), {
    timeout: 20_000,
    interval: 10
  })

it('a return with the right state leads to the question at once, and the word of the person ends it', async () => {
  expect(await flow.start(engine, null)).toMatchObject({ stage: 'waiting', way: 'app-link' })
  const address = await answer(yes('second.one'))
  comeBack(address)
  await stage('confirm')
  comeBack(address)
  const state = flow.state()
  const profileId = state.stage === 'confirm' ? (state.candidates[0] ?? '') : ''
  expect(engine.accounts().find((account) => account.profileId === profileId)?.username).toBe(
    'second.one'
  )
  expect(flow.confirm(profileId)).toMatchObject({ stage: 'ended', outcome: 'connected' })
  expect(logged.join('\n')).toContain('"used"')
  expect(logged.join('\n')).not.toContain(readReturnLink(address)?.nonce)
})

it('without any return the accounts are asked for every 5 s, and after "none of these" it waits on', async () => {
  await flow.start(engine, null)
  await answer(yes('second.one'))
  expect(flow.state()).toMatchObject({ stage: 'waiting' })
  clock.step(askEveryMs)
  await stage('confirm')
  flow.notMine()
  expect(flow.state()).toMatchObject({ stage: 'waiting' })
})

it('where the scheme is refused the browser comes back to a port of this computer, and a no is heard there too', async () => {
  refuseAddress(1)
  expect(await flow.start(engine, null)).toMatchObject({ stage: 'waiting', way: 'loopback' })
  const address = await answer({ decision: 'deny' })
  expect(new URL(address).hostname).toBe('127.0.0.1')
  expect(await (await fetch(address)).text()).toContain('go back to the app')
  await stage('ended')
  expect(flow.state()).toMatchObject({ outcome: 'refused' })
})

it('where the port is refused too it waits without a way back, and where Aether makes no links it opens nothing', async () => {
  refuseAddress(2)
  expect(await flow.start(engine, null)).toMatchObject({ stage: 'waiting', way: 'page' })
  await answer(yes('by.page'))
  clock.step(askEveryMs)
  await stage('confirm')
  aether.control.inject({ operation: 'createConnectLink', fault: 'absent-404' })
  const before = opened.length
  expect(await flow.start(engine, null)).toMatchObject({ stage: 'waiting', way: 'dashboard' })
  expect(opened).toHaveLength(before)
})

it('a second connect replaces the first: its page still connects, its return is dropped', async () => {
  await flow.start(engine, null)
  const firstPage = opened[0] ?? ''
  await flow.start(engine, null)
  const stale = await answer(yes('through.first'), firstPage)
  comeBack(stale)
  expect(flow.state()).toMatchObject({ stage: 'waiting', cameBack: false })
  expect(logged.join('\n')).toContain('other-state')
  clock.step(askEveryMs)
  await stage('confirm')
})

it('says why it could not begin, and ends with the queue that it was begun on', async () => {
  aether.control.inject({ operation: 'createConnectLink', fault: 'error-503' })
  expect(await flow.start(engine, null)).toMatchObject({ stage: 'ended', outcome: 'failed' })
  expect(flow.state()).not.toMatchObject({ message: '' })
  await flow.start(engine, null)
  const other = engine
  engine = { ...other }
  expect(flow.state()).toEqual({ stage: 'idle' })
})

it('a return that starts the app asks for the accounts once and shows them', async () => {
  await flow.returnedAtStart()
  expect(flow.state()).toMatchObject({ stage: 'ended', outcome: 'late-return' })
  expect(engine.accounts()).toHaveLength(1)
})
