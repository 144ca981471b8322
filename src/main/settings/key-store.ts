import { safeStorage } from 'electron'
import type { SettingsStore } from './settings.ts'

/** `locked`: the keychain stayed locked and still has the secret. `lost`: it is not recoverable. */
export type Loaded = 'loaded' | 'locked' | 'lost'

export type KeyStore = ReturnType<typeof createKeyStore>

/**
 * Returns whether no keychain protects this. Without a keyring on Linux, Electron silently encrypts
 * with a public password; only the `v10` prefix shows it. Elsewhere `v10` is the keychain's own
 * prefix.
 */
const isOpenToAll = (encrypted: Buffer): boolean =>
  process.platform === 'linux' && encrypted.subarray(0, 3).toString() === 'v10'

/**
 * Encrypts to base64. Waits while the keychain asks to be unlocked. Null without a keychain or if
 * it refuses.
 */
export async function encrypt(secret: string): Promise<string | null> {
  const encrypted = await safeStorage.encryptStringAsync(secret).catch(() => null)
  return encrypted === null || isOpenToAll(encrypted) ? null : encrypted.toString('base64')
}

/** Returns the secret, and the ciphertext to store from now on: null if no keychain accepts it. */
export async function decrypt(
  kept: string
): Promise<{ secret: string; kept: string | null } | Exclude<Loaded, 'loaded'>> {
  const encrypted = Buffer.from(kept, 'base64')
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(encrypted)
    const openToAll = isOpenToAll(encrypted)
    const renewed = shouldReEncrypt || openToAll ? await encrypt(result) : null
    return { secret: result, kept: renewed ?? (openToAll ? null : kept) }
  } catch (error) {
    // Electron offers no other way to tell them apart.
    return String(error).includes('temporarily unavailable') ? 'locked' : 'lost'
  }
}

/**
 * Stores the API key: keychain-encrypted in the settings file, and in this process's memory only.
 */
export function createKeyStore(settings: SettingsStore) {
  let key: string | null = null
  let kept: 'keychain' | 'session' | null = null

  const keepAs = (next: string, encryptedKey: string | null): void => {
    if (encryptedKey !== settings.read().encryptedKey) settings.write({ encryptedKey })
    key = next
    kept = encryptedKey === null ? 'session' : 'keychain'
  }
  return {
    /** Returns the key in use, or null. Only for the engine. */
    current: () => key,
    kept: () => kept,
    /**
     * Decrypts the key that an earlier start stored, if any; waits while the keychain is locked.
     */
    async load(): Promise<Loaded> {
      const { encryptedKey } = settings.read()
      const opened = encryptedKey === null ? null : await decrypt(encryptedKey)
      // There is no key, or the user typed another one meanwhile.
      if (opened === null || key !== null) return 'loaded'
      if (typeof opened === 'string') return opened
      keepAs(opened.secret, opened.kept)
      return 'loaded'
    },
    /** Stores the key encrypted if a keychain accepts it, else until quit. */
    async keep(next: string) {
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
