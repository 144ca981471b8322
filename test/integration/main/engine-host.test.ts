import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkKey } from '../../../src/engine/aether/check-key.ts'
import { startSandbox, sandboxApiKey } from '../../../src/sandbox/index.ts'
import { createEngineHost, type EngineHost } from '../../../src/main/engine/engine-host.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish } from '../../support/engine/test-engine.ts'

let dir: string
let host: EngineHost
let limitKbPerS: number | null
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'engine-host-'))
  host = createEngineHost({
    dataDir: join(dir, 'data'),
    baseUrl: 'http://127.0.0.1:1/v1',
    log: { info() {}, warn() {}, error() {} },
    shell: { setBusy() {}, notify() {} },
    uploadLimitKbPerS: () => limitKbPerS,
    practice: { processingMs: 100 },
    onOpen() {},
    onEvent() {}
  })
})
afterEach(async () => {
  await host.close()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

it('a bound that a person takes away lets the upload that it slows down go on at once', async () => {
  limitKbPerS = 1
  await host.openPractice()
  const { engine } = host.current()!
  const [account] = engine.accounts()
  await publish(engine, account!.profileId, [await makeClip(join(dir, 'a.mp4'))])
  await allJobs(engine, inPhase('uploading'))
  host.limitUploads(null)
  await allJobs(engine, inPhase('published'))
})

it('a bound that a person sets holds for the files that come next, and the one in the settings for the next queue', async () => {
  limitKbPerS = null
  await host.openPractice()
  const { engine } = host.current()!
  const [account] = engine.accounts()
  host.limitUploads(1)
  await publish(engine, account!.profileId, [await makeClip(join(dir, 'a.mp4'))])
  await allJobs(engine, inPhase('uploading'))
  limitKbPerS = 2_000
  await host.close()
  await host.openPractice()
  await allJobs(host.current()!.engine, inPhase('published'))
})

it('the window sees the queue that it had until that is closed, and not the first screen', async () => {
  limitKbPerS = null
  await host.openPractice()
  const before = host.current()
  const closing = host.close()
  const other = host.openPractice()
  await Promise.resolve()
  expect(host.current()).toBe(before)
  await closing
  await other
  expect(host.current()).toMatchObject({ mode: 'practice' })
  expect(host.current()).not.toBe(before)
  await host.close()
  expect(host.current()).toBeNull()
})

it('another queue opens after one that could not be closed in good order', async () => {
  limitKbPerS = null
  await host.openPractice()
  const { engine } = host.current()!
  engine.stopRunner = () => Promise.reject(new Error('the disk is full'))
  await host.openPractice()
  expect(host.current()!.engine.queue().runner).toBe('this')
})

it('a key is tried at Aether, and nothing is stored for that', async () => {
  const sandbox = await startSandbox({ stateDir: join(dir, 'aether') })
  const keyed = (apiKey: string) =>
    checkKey({
      baseUrl: sandbox.baseUrl,
      ports: { secrets: { apiKey: () => apiKey }, network: { agentFor: () => undefined } }
    })
  await keyed(sandboxApiKey)
  await expect(keyed('ak_mistyped')).rejects.toMatchObject({ status: 401 })
  await sandbox.close()
  await expect(keyed(sandboxApiKey)).rejects.toMatchObject({ outcome: 'refused' })
  expect(existsSync(join(dir, 'data'))).toBe(false)
})
