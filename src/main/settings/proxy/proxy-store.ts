import { AppError } from '../../../contract/app-error.ts'
import type { IpcParsed } from '../../../contract/ipc.ts'
import type { ProxyState } from '../../../contract/ipc/network-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import type { ProxyRoute } from '../../../engine/network/proxy-tunnel.ts'
import { decrypt, encrypt } from '../key-store.ts'
import { readProxyAddress, withLogin } from './proxy-route.ts'
import type { SettingsStore } from '../settings.ts'

/** The user's proxy choice. A null route is unusable: nothing is sent, not even directly. */
export type ProxyChoice = { mode: 'system' | 'none' } | { mode: 'manual'; route: ProxyRoute | null }

export type ProxyStore = ReturnType<typeof createProxyStore>

const problems = {
  form: 'desktop.proxy.form',
  kind: 'desktop.proxy.kind',
  login: 'desktop.proxy.login'
} as const

/**
 * Stores the user's proxy in the settings file. Its password is encrypted by the keychain, or
 * without one in memory until quit. In plain text it is only in this process and goes only to the
 * proxy.
 */
export function createProxyStore(settings: SettingsStore) {
  let password: string | null = null
  let kept: ProxyState['kept'] = null
  let loading: Promise<void> | null = null

  const load = async (): Promise<void> => {
    const stored = settings.read().proxy
    if (stored.encryptedPassword === null) return
    const opened = await decrypt(stored.encryptedPassword)
    if (typeof opened === 'string') {
      kept = opened === 'locked' ? 'locked' : 'unreadable'
      return
    }
    password = opened.secret
    kept = opened.kept === null ? 'session' : 'keychain'
    if (opened.kept !== stored.encryptedPassword)
      settings.write({ proxy: { ...stored, encryptedPassword: opened.kept } })
  }
  const loaded = (): Promise<void> => (loading ??= load())

  const state = async (): Promise<ProxyState> => {
    await loaded()
    const { mode, address, user } = settings.read().proxy
    return { mode, address, user, kept }
  }

  return {
    state,

    /** Returns the choice with its password; only for Node's agents. */
    async choice(): Promise<ProxyChoice> {
      await loaded()
      const { mode, address, user } = settings.read().proxy
      if (mode !== 'manual') return { mode }
      const read = readProxyAddress(address)
      return { mode, route: 'route' in read ? withLogin(read.route, user, password ?? '') : null }
    },

    async set({ mode, address: typed, user, password: given }: IpcParsed<'network.setProxy'>) {
      await loaded()
      const before = settings.read().proxy
      const read = readProxyAddress(typed)
      // Another mode needs no address; a stored one stays for later.
      if (mode === 'manual' && 'problem' in read)
        throw new AppError('PROXY_ADDRESS', t(problems[read.problem]))
      const address = 'route' in read ? read.route.url : ''
      if (given === undefined && address === before.address && user === before.user) {
        settings.write({ proxy: { ...before, mode } })
        return state()
      }
      const next = given ?? ''
      const encryptedPassword = next === '' ? null : await encrypt(next)
      settings.write({ proxy: { mode, address, user, encryptedPassword } })
      password = next === '' ? null : next
      kept = next === '' ? null : encryptedPassword === null ? 'session' : 'keychain'
      return state()
    },

    /** Returns the password if it is in memory, to redact it from written text. */
    secret: () => password ?? ''
  }
}
