import { readFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../src/contract/app-error.ts'
import {
  appEventChannel,
  deltaChannel,
  ipcContract,
  isIpcName,
  rpcChannel
} from '../../src/contract/ipc.ts'
import type { IpcName } from '../../src/contract/ipc.ts'
import { createRpcHost } from '../../src/main/ipc/rpc-host.ts'
import type { RpcHandlers } from '../../src/main/ipc/rpc-host.ts'
import { isOwnFrame } from '../../src/main/window/security.ts'

const own = { senderFrame: { url: 'app://uploader/' } }
const names = Object.keys(ipcContract).filter(isIpcName)

/** A host whose handlers all answer the same, and everything that it wrote to its log. */
function rig(answer: () => unknown = () => ({ changed: [], refused: [] })) {
  const logged: unknown[] = []
  const record = (...line: unknown[]): void => void logged.push(line)
  const called = vi.fn<(name: string, input: unknown) => void>()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one stand-in serves for every call
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown) => {
        called(name, input)
        return answer()
      }
    ])
  ) as unknown as RpcHandlers
  const call = createRpcHost({
    handlers,
    isOwnFrame: (url) => isOwnFrame(url),
    log: { info: record, warn: record, error: record }
  })
  return { call, called, logged }
}

describe('the main process answers the window alone', () => {
  it.each([
    ['a web page', { senderFrame: { url: 'https://www.tiktok.com/' } }],
    ['a local file', { senderFrame: { url: 'file:///tmp/index.html' } }],
    ['another host of our scheme', { senderFrame: { url: 'app://other/' } }],
    ['an empty page', { senderFrame: { url: 'about:blank' } }],
    ['a frame that is gone', { senderFrame: null }]
  ])('refuses %s before any handler runs, for every call', async (_who, sender) => {
    const { call, called } = rig()
    for (const name of names)
      expect(await call(sender, name, {})).toMatchObject({ ok: false, code: 'FORBIDDEN_ORIGIN' })
    expect(called).not.toHaveBeenCalled()
  })

  it('answers its own page', async () => {
    const { call } = rig(() => ({ changed: ['a'], refused: [] }))
    expect(await call(own, 'queue.command', { kind: 'pause' })).toEqual({
      ok: true,
      value: { changed: ['a'], refused: [] }
    })
  })
})

describe('only what the contract names is accepted', () => {
  it.each([
    'queue.nope',
    '',
    'constructor',
    '__proto__',
    'toString',
    7,
    null,
    undefined,
    { name: 'queue.command' }
  ])('knows no call %s', async (name) => {
    const { call, called } = rig()
    expect(await call(own, name, {})).toMatchObject({ ok: false, code: 'UNKNOWN_CALL' })
    expect(called).not.toHaveBeenCalled()
  })

  it('refuses a missing input and a field too many, for every call', async () => {
    const { call, called } = rig()
    for (const name of names) {
      expect(await call(own, name, undefined), name).toMatchObject({
        ok: false,
        code: 'INVALID_INPUT'
      })
      expect(await call(own, name, { unexpected: true }), name).toMatchObject({
        ok: false,
        code: 'INVALID_INPUT'
      })
    }
    expect(called).not.toHaveBeenCalled()
  })

  const options = {
    privacyLevel: 'SELF_ONLY',
    disableComment: true,
    disableDuet: true,
    disableStitch: true
  }
  it.each<[IpcName, unknown]>([
    ['queue.add', { profileId: '', paths: ['/a.mp4'] }],
    ['queue.add', { profileId: 'p', paths: [] }],
    ['queue.add', { profileId: 'p', paths: [''] }],
    ['queue.add', { profileId: 'p', paths: '/a.mp4' }],
    ['queue.command', { kind: 'arm', arm: { jobIds: [], options } }],
    ['queue.command', { kind: 'arm', arm: { jobIds: ['a'] } }],
    [
      'queue.command',
      { kind: 'arm', arm: { jobIds: ['a'], options: { ...options, privacyLevel: 'EVERYONE' } } }
    ],
    [
      'queue.command',
      { kind: 'arm', arm: { jobIds: ['a'], options: { ...options, privacyLevel: undefined } } }
    ],
    [
      'queue.command',
      { kind: 'arm', arm: { jobIds: ['a'], options: { ...options, disableDuet: undefined } } }
    ],
    ['queue.command', { kind: 'resolve', jobId: 'a', as: 'maybe' }],
    ['queue.command', { kind: 'cancel', jobIds: [7] }],
    ['queue.command', { kind: 'locate', jobId: 'a', path: '/a.mp4' }],
    ['settings.setApiKey', { apiKey: '   ' }],
    ['shell.openPage', { page: 'https://evil.example/' }],
    ['shell.openPost', { jobId: 'a', url: 'https://evil.example/' }]
  ])('%s refuses %j', async (name, input) => {
    const { call, called } = rig()
    expect(await call(own, name, input)).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
    expect(called).not.toHaveBeenCalled()
  })

  it('arms with an audience that a person chose', async () => {
    const { call, called } = rig()
    const arm = { kind: 'arm', arm: { jobIds: ['a'], options, caption: '{name}' } }
    await call(own, 'queue.command', arm)
    expect(called).toHaveBeenCalledWith('queue.command', arm)
  })
})

describe('errors cross as values', () => {
  it('keeps the code and the sentence of an error that is meant for a person', async () => {
    const { call } = rig(() => {
      throw new AppError('NO_LINK', 'No link yet.')
    })
    expect(await call(own, 'queue.command', { kind: 'pause' })).toEqual({
      ok: false,
      code: 'NO_LINK',
      message: 'No link yet.'
    })
  })

  it('says nothing of the inside of an unexpected error', async () => {
    const { call } = rig(() => {
      throw new TypeError('cannot read /home/ann/queue.db')
    })
    const reply = await call(own, 'queue.command', { kind: 'pause' })
    expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' })
    expect(JSON.stringify(reply)).not.toContain('/home/ann')
  })
})

describe('the key, and the password of a proxy', () => {
  it('is written to no log, whether it is taken, refused or malformed', async () => {
    const key = 'sk_live_0123456789'
    for (const answer of [
      () => ({}),
      () => {
        throw new Error('down')
      }
    ]) {
      const { call, logged } = rig(answer)
      await call(own, 'settings.setApiKey', { apiKey: key })
      await call(own, 'settings.setApiKey', { apiKey: [key] })
      await call(own, 'settings.setApiKey', { [key]: 'x' })
      await call({ senderFrame: { url: 'https://evil.example/' } }, 'settings.setApiKey', {
        apiKey: key
      })
      await call(own, 'network.setProxy', {
        mode: 'manual',
        address: 'proxy.example:8080',
        user: 'ann',
        password: key
      })
      await call(own, 'network.setProxy', {
        mode: key,
        address: 'proxy.example:8080',
        user: 'ann',
        password: [key]
      })
      expect(JSON.stringify(logged)).not.toContain(key)
    }
  })

  it('is in the answer of no call', () => {
    expect(JSON.stringify(z.toJSONSchema(ipcContract['settings.setApiKey'].input))).toContain(
      'apiKey'
    )
    for (const name of names)
      expect(JSON.stringify(z.toJSONSchema(ipcContract[name].output)), name).not.toMatch(
        /api_?key|secret|token|password/i
      )
  })
})

it('the preload speaks on the channels of the contract', async () => {
  const source = await readFile(new URL('../../src/preload/index.ts', import.meta.url), 'utf8')
  expect(source).toContain(`const rpcChannel = '${rpcChannel}'`)
  expect(source).toContain(`const deltaChannel = '${deltaChannel}'`)
  expect(source).toContain(`const appEventChannel = '${appEventChannel}'`)
})
