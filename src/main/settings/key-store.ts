import { safeStorage } from 'electron'
import type { SettingsStore } from './settings.ts'

/** What became of a kept secret: `locked`, the keychain stayed locked and the secret is still in it; `lost`, it is not to be had any more. */
export type Loaded = 'loaded' | 'locked' | 'lost'

export interface KeyStore {
  /** The key in use, or null. Handed to the engine alone. */
  current(): string | null
  kept(): 'keychain' | 'session' | null
  /** Decrypts what an earlier start kept, if anything; waits while the keychain wants to be unlocked. */
  load(): Promise<Loaded>
  /** Keeps the key encrypted where a keychain takes it, else until quit. */
  keep(key: string): Promise<void>
  forget(): void
}

/**
 * Whether nobody's keychain keeps this. Where no keyring answers on Linux, Electron encrypts with a password that everyone
 * knows, without a word; only what stands before the ciphertext says so. Elsewhere `v10` is the keychain's own mark.
 */
const isOpenToAll = (encrypted: Buffer): boolean =>
  process.platform === 'linux' && encrypted.subarray(0, 3).toString() === 'v10'

/** As base64. Waits while the keychain wants to be unlocked. Null where there is none, or it says no. */
export async function encrypt(secret: string): Promise<string | null> {
  const encrypted = await safeStorage.encryptStringAsync(secret).catch(() => null)
  return encrypted === null || isOpenToAll(encrypted) ? null : encrypted.toString('base64')
}

/** What `encrypt` gave, in the clear, and what to keep from now on; null for that where no keychain takes it any more. */
export async function decrypt(
  kept: string
): Promise<{ secret: string; kept: string | null } | Exclude<Loaded, 'loaded'>> {
  const encrypted = Buffer.from(kept, 'base64')
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted)
    const openToAll = isOpenToAll(encrypted)
    const anew = shouldReEncrypt || openToAll ? await encrypt(result) : null
    return { secret: result, kept: anew ?? (openToAll ? null : kept) }
  } catch (error) {
    // The one way in which Electron tells them apart.
    return String(error).includes('temporarily unavailable') ? 'locked' : 'lost'
  }
}

/** The API key: encrypted by the system's keychain in the settings file, in memory in this process, nowhere else. */
export function createKeyStore(settings: SettingsStore): KeyStore {
  let key: string | null = null
  let kept: 'keychain' | 'session' | null = null

  const keepAs = (next: string, encryptedKey: string | null): void => {
    if (encryptedKey !== settings.read().encryptedKey) settings.write({ encryptedKey })
    key = next
    kept = encryptedKey === null ? 'session' : 'keychain'
  }
  return {
    current: () => key,
    kept: () => kept,
    async load() {
      const { encryptedKey } = settings.read()
      const opened = encryptedKey === null ? null : await decrypt(encryptedKey)
      // None, or another one was typed meanwhile.
      if (opened === null || key !== null) return 'loaded'
      if (typeof opened === 'string') return opened
      keepAs(opened.secret, opened.kept)
      return 'loaded'
    },
    async keep(next) {
      key = next
      keepAs(next, await encrypt(next))
    },
    forget() {
      settings.write({ encryptedKey: null })
      key = null
      kept = null
    }
  }
}
