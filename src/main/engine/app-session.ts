import { AppError } from '../../contract/app-error.ts'
import type { AppState } from '../../contract/ipc-rows.ts'
import { t } from '../../contract/messages/say.ts'
import type { Update } from '../../contract/update.ts'
import type { Log } from '../../engine/ports.ts'
import type { KeyStore } from '../settings/key-store.ts'
import type { SettingsStore } from '../settings/settings.ts'
import type { EngineHost } from './engine-host.ts'
import { toUserError } from '../errors/user-error.ts'
import { queueForPage } from '../errors/redact-home.ts'

export interface AppSessionOptions {
  version: string
  host: EngineHost
  keys: KeyStore
  settings: SettingsStore
  log: Log
  /** Returns the newer version of the app, if there is one. */
  update: () => Update
  /** Called when the state differs from the last answer. */
  changed: () => void
}

/** A keychain answers at once, unless the user has to unlock it, which may take any time. */
const patienceMs = 1000

export type AppSession = ReturnType<typeof createAppSession>

/** Manages the window's queue: none yet, practice or the real one; remembered after a restart. */
export function createAppSession(options: AppSessionOptions) {
  const { host, keys, settings, log, changed } = options
  let problem: AppState['problem'] = null
  let started: Promise<void> | null = null
  let loading: Promise<void> | null = null
  let waitingForKeychain = false
  const late = Promise.withResolvers<void>()

  const tell = (error: unknown): void => {
    const { code, message } = toUserError(error) ?? {
      code: 'QUEUE_NOT_OPENED',
      message: t('desktop.queue.not-opened')
    }
    problem = { code, message }
    log.error('A queue could not be opened', {
      code,
      error: error instanceof Error ? error.message : String(error)
    })
  }
  const orTell = async (work: Promise<void>): Promise<void> => {
    problem = null
    await work.catch(tell)
  }

  const readKey = async (): Promise<void> => {
    const loaded = await keys.load()
    if (loaded === 'locked')
      problem = { code: 'KEYCHAIN_LOCKED', message: t('desktop.key.keychain-locked') }
    if (loaded === 'lost')
      problem = { code: 'KEY_UNREADABLE', message: t('desktop.key.unreadable') }
  }
  /** Reads the stored key, once. */
  const loadKey = (): Promise<void> => (loading ??= readKey().catch(tell))

  const open = async (): Promise<void> => {
    if (settings.read().mode === 'practice') {
      await orTell(host.openPractice())
      // Practice mode needs no key.
      void loadKey().then(changed)
      return
    }
    const timer = setTimeout(() => {
      waitingForKeychain = true
      late.resolve()
    }, patienceMs)
    await loadKey()
    clearTimeout(timer)
    const key = keys.current()
    // Meanwhile the user may have started practice mode or typed another key.
    if (key !== null && host.current() === null) await orTell(host.openLive(key))
  }

  const begin = async (): Promise<void> => {
    await open().catch(tell)
    if (!waitingForKeychain) return
    waitingForKeychain = false
    changed()
  }

  const state = async (): Promise<AppState> => {
    // The window waits for the queue, but not for a keychain.
    await Promise.race([started, late.promise])
    // No await below: all values must be of one queue and one moment.
    const current = host.current()
    return {
      version: options.version,
      mode: current?.mode ?? 'first-run',
      session: host.session(),
      key: {
        present: keys.current() !== null,
        kept: keys.kept(),
        verified: current?.mode === 'live' ? current.verified : null
      },
      waitingForKeychain,
      accounts: current?.engine.accounts() ?? [],
      accountForNewFiles:
        current === null ? null : settings.read().accountForNewFiles[current.mode],
      queue: current === null ? null : queueForPage(current.engine.queue()),
      update: options.update(),
      problem
    }
  }

  return {
    /**
     * Opens the queue of the last session. Never throws: a queue that cannot open is in `state`.
     */
    start() {
      started ??= begin()
      return started
    },
    state,

    async startPractice() {
      await host.openPractice()
      settings.write({ mode: 'practice' })
      problem = null
      return state()
    },

    /** Leaves practice mode for the real queue if there is a key, else for the first screen. */
    async stopPractice() {
      await loadKey()
      await host.close()
      settings.write({ mode: null })
      const key = keys.current()
      if (key !== null) {
        settings.write({ mode: 'live' })
        await orTell(host.openLive(key))
      }
      return state()
    },

    async setApiKey(apiKey: string) {
      try {
        await host.checkKey(apiKey)
      } catch (error) {
        if (toUserError(error)?.keyRefused) {
          throw new AppError('KEY_REFUSED', t('desktop.key.refused'), { cause: error })
        }
        throw error
      }
      const before = keys.current()
      try {
        await host.openLive(apiKey)
      } catch (error) {
        if (before !== null) await orTell(host.openLive(before))
        throw error
      }
      await keys.keep(apiKey)
      settings.write({ mode: 'live' })
      problem = null
      return state()
    },

    async forgetApiKey() {
      keys.forget()
      if (host.current()?.mode === 'live') {
        await host.close()
        settings.write({ mode: null })
      }
      return state()
    }
  }
}
