import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noUpdate } from '../../contract/update.ts'
import type { Log, Shell } from '../../engine/ports.ts'
import { sandboxApiKey, startSandbox } from '../../sandbox/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { KeyStore } from '../settings/key-store.ts'
import { parseSettings } from '../settings/settings-schema.ts'
import type { Settings, SettingsStore } from '../settings/settings.ts'
import { createAppSession } from './app-session.ts'
import type { AppSession } from './app-session.ts'
import { createEngineHost } from './engine-host.ts'
import type { EngineHost } from './engine-host.ts'

const quiet = (): void => undefined
const log: Log = { info: quiet, warn: quiet, error: quiet }
const shell: Shell = { setBusy: quiet, notify: quiet }

/** Keeps settings and keys in memory; they outlive an app, as the real ones do. */
function memory(): { settings: SettingsStore; keys: KeyStore } {
  let stored: Settings = parseSettings({})
  let key: string | null = null
  return {
    settings: {
      read: () => stored,
      write: (change) => {
        stored = { ...stored, ...change }
      }
    },
    keys: {
      current: () => key,
      kept: () => (key === null ? null : 'keychain'),
      load: async () => 'loaded',
      keep: async (next) => {
        key = next
      },
      forget: () => {
        key = null
      }
    }
  }
}

let folder: string
let aether: Sandbox
let hosts: EngineHost[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-session-'))
  aether = await startSandbox({ stateDir: join(folder, 'aether') })
  hosts = []
})
afterEach(async () => {
  for (const host of hosts) await host.close()
  await aether.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

function startApp(
  kept: ReturnType<typeof memory>,
  baseUrl = aether.baseUrl,
  changed: () => void = quiet
): { app: AppSession; host: EngineHost; dataDir: string } {
  const dataDir = join(folder, 'data')
  const host = createEngineHost({
    dataDir,
    baseUrl,
    log,
    shell,
    practice: {},
    onOpen: quiet,
    onEvent: quiet
  })
  hosts.push(host)
  return {
    app: createAppSession({
      version: '1.2.3',
      host,
      log,
      update: () => noUpdate,
      changed,
      ...kept
    }),
    host,
    dataDir
  }
}

describe('the first start', () => {
  it('has no queue until a person chooses', async () => {
    const { app, dataDir } = startApp(memory())
    await app.start()
    expect(await app.state()).toMatchObject({
      mode: 'first-run',
      version: '1.2.3',
      queue: null,
      accounts: [],
      problem: null
    })
    expect(existsSync(dataDir)).toBe(false)
  })
})

describe('practice mode', () => {
  it('has an account of its own and comes back after a restart, until it is left', async () => {
    const kept = memory()
    const first = startApp(kept)
    await first.app.start()
    const state = await first.app.startPractice()
    expect(state.mode).toBe('practice')
    expect(state.accounts.map(({ username }) => username)).toContain('practice.creator')
    expect(state.queue?.runner).toBe('this')
    await first.host.close()

    const second = startApp(kept)
    await second.app.start()
    expect((await second.app.state()).mode).toBe('practice')
    expect(await second.app.stopPractice()).toMatchObject({ mode: 'first-run', queue: null })
  })

  it('keeps to its own folder', async () => {
    const { app, dataDir } = startApp(memory())
    await app.start()
    await app.startPractice()
    expect(await readdir(dataDir)).toEqual(['practice'])
  })

  it('gives way to the real queue when there is a key', async () => {
    const { app } = startApp(memory())
    await app.start()
    const live = await app.setApiKey(sandboxApiKey)
    const practice = await app.startPractice()
    const back = await app.stopPractice()
    expect([live.mode, practice.mode, back.mode]).toEqual(['live', 'practice', 'live'])
    expect(new Set([live.session, practice.session, back.session]).size).toBe(3)
  })
})

describe('the key', () => {
  it('opens the real queue once Aether knows it', async () => {
    const { app } = startApp(memory())
    await app.start()
    expect(await app.setApiKey(sandboxApiKey)).toMatchObject({
      mode: 'live',
      key: { present: true, kept: 'keychain' }
    })
  })

  it('is refused in plain words when Aether does not know it, and binds no queue to itself', async () => {
    const kept = memory()
    const { app, dataDir } = startApp(kept)
    await app.start()
    await expect(app.setApiKey('wrong-key')).rejects.toMatchObject({ code: 'KEY_REFUSED' })
    expect(kept.keys.current()).toBeNull()
    expect(existsSync(dataDir)).toBe(false)
    expect(await app.setApiKey(sandboxApiKey)).toMatchObject({ mode: 'live' })
  })

  it('leaves the running queue alone when a new key is refused', async () => {
    const { app } = startApp(memory())
    await app.start()
    await app.setApiKey(sandboxApiKey)
    await expect(app.setApiKey('wrong-key')).rejects.toMatchObject({ code: 'KEY_REFUSED' })
    expect(await app.state()).toMatchObject({ mode: 'live', queue: { runner: 'this' } })
  })

  it('says that Aether cannot be reached instead of blaming the key', async () => {
    const { app } = startApp(memory(), 'http://127.0.0.1:9/v1')
    await app.start()
    await expect(app.setApiKey(sandboxApiKey)).rejects.not.toMatchObject({ code: 'KEY_REFUSED' })
    expect((await app.state()).mode).toBe('first-run')
  })

  it('closes the queue when it is forgotten', async () => {
    const { app } = startApp(memory())
    await app.start()
    await app.setApiKey(sandboxApiKey)
    expect(await app.forgetApiKey()).toMatchObject({ mode: 'first-run', key: { present: false } })
  })
})

describe('a keychain that does not hand the key out', () => {
  it.each([
    ['locked', 'KEYCHAIN_LOCKED', /Unlock it, then quit the app and start it again/],
    ['lost', 'KEY_UNREADABLE', /Paste the key again/]
  ] as const)('is told as %s', async (loaded, code, message) => {
    const kept = memory()
    kept.keys.load = async () => loaded
    const { app } = startApp(kept)
    await app.start()
    expect(await app.state()).toMatchObject({
      mode: 'first-run',
      problem: { code, message: expect.stringMatching(message) }
    })
  })
})

describe('a keychain that wants to be unlocked', () => {
  /** Stores a key in a keychain that returns it once unlocked. */
  function locked(): { kept: ReturnType<typeof memory>; unlock: () => Promise<void> } {
    const kept = memory()
    const unlocked = Promise.withResolvers<void>()
    kept.keys.load = async () => {
      await unlocked.promise
      if (kept.keys.current() === null) await kept.keys.keep(sandboxApiKey)
      return 'loaded'
    }
    return {
      kept,
      async unlock() {
        unlocked.resolve()
        await unlocked.promise
      }
    }
  }

  it('does not keep the window waiting, and opens the queue once it is', async () => {
    const { kept, unlock } = locked()
    const told = Promise.withResolvers<void>()
    const { app } = startApp(kept, aether.baseUrl, told.resolve)
    void app.start()
    expect(await app.state()).toMatchObject({
      mode: 'first-run',
      waitingForKeychain: true,
      problem: null
    })
    await unlock()
    await told.promise
    expect(await app.state()).toMatchObject({
      mode: 'live',
      waitingForKeychain: false,
      key: { present: true }
    })
  })

  it('does not take the place of what a person chose meanwhile', async () => {
    const { kept, unlock } = locked()
    const { app, host } = startApp(kept)
    const started = app.start()
    await app.state()
    await app.startPractice()
    const session = host.session()
    await unlock()
    await started
    expect(await app.state()).toMatchObject({
      mode: 'practice',
      session,
      waitingForKeychain: false
    })
  })

  it('is not waited for in practice mode, which goes without a key', async () => {
    const { kept, unlock } = locked()
    kept.settings.write({ mode: 'practice' })
    const { app } = startApp(kept)
    await app.start()
    expect(await app.state()).toMatchObject({
      mode: 'practice',
      waitingForKeychain: false,
      key: { present: false }
    })
    await unlock()
    expect(await app.stopPractice()).toMatchObject({ mode: 'live', key: { present: true } })
  })
})
