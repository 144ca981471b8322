import { safeStorage } from 'electron'
import type { SettingsStore } from './settings.ts'

/** `locked`: the keychain stayed locked and still has the secret. `lost`: it is not recoverable. */
export type Loaded = 'loaded' | 'locked' | 'lost'

export type KeyStore = ReturnType<typeof createKeyStore>

/**
 * Whether no keychain protects this. With no keyring on Linux, Electron silently encrypts with a
 * public password; only the `v10` prefix shows it. Elsewhere `v10` is the keychain's own mark.
 */
const isOpenToAll = (encrypted: Buffer): boolean =>
  process.platform === 'linux' && encrypted.subarray(0, 3).toString() === 'v10'

/** As base64. Waits while the keychain asks to be unlocked. Null if there is none or it refuses. */
export async function encrypt(secret: string): Promise<string | null> {
  const encrypted = await safeStorage.encryptStringAsync(secret).catch(() => null)
  return encrypted === null || isOpenToAll(encrypted) ? null : encrypted.toString('base64')
}

/** The secret, and the ciphertext to keep from now on: null if no keychain accepts it any more. */
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

/** The API key: keychain-encrypted in the settings file, and in this process's memory only. */
export function createKeyStore(settings: SettingsStore) {
  let key: string | null = null
  let kept: 'keychain' | 'session' | null = null

  const keepAs = (next: string, encryptedKey: string | null): void => {
    if (encryptedKey !== settings.read().encryptedKey) settings.write({ encryptedKey })
    key = next
    kept = encryptedKey === null ? 'session' : 'keychain'
  }
  return {
    /** The key in use, or null. Handed to the engine alone. */
    current: () => key,
    kept: () => kept,
    /** Decrypts the key that an earlier start kept, if any; waits while the keychain is locked. */
    async load(): Promise<Loaded> {
      const { encryptedKey } = settings.read()
      const opened = encryptedKey === null ? null : await decrypt(encryptedKey)
      // None, or another one was typed meanwhile.
      if (opened === null || key !== null) return 'loaded'
      if (typeof opened === 'string') return opened
      keepAs(opened.secret, opened.kept)
      return 'loaded'
    },
    /** Keeps the key encrypted where a keychain takes it, else until quit. */
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
