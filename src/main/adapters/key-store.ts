import { safeStorage } from 'electron'
import type { SettingsStore } from './settings.ts'

export interface KeyStore {
  /** The key in use, or null. Handed to the engine alone. */
  current(): string | null
  kept(): 'keychain' | 'session' | null
  hasKeychain(): boolean
  /** Decrypts what an earlier start kept; waits while the keychain wants to be unlocked. False when something was kept and cannot be decrypted any more. */
  load(): Promise<boolean>
  /** Keeps the key encrypted where a keychain takes it, else until quit. */
  keep(key: string): Promise<void>
  forget(): void
}

/**
 * Whether this computer can keep a secret safely, as far as that is known without asking the keychain, which may ask the user.
 * Linux's `basic_text` encrypts with a password that everyone knows, so it counts as none.
 */
const hasKeychain = (): boolean => process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'

/** Waits while the keychain wants to be unlocked. Null where it is missing or says no. */
export async function encrypt(secret: string): Promise<string | null> {
  if (!hasKeychain() || !(await safeStorage.isAsyncEncryptionAvailable().catch(() => false))) return null
  return safeStorage.encryptStringAsync(secret).then((bytes) => bytes.toString('base64'), () => null)
}

/** The API key: encrypted by the system's keychain in the settings file, in memory in this process, nowhere else. */
export function createKeyStore(settings: SettingsStore): KeyStore {
  let key: string | null = null
  let kept: 'keychain' | 'session' | null = null

  return {
    current: () => key,
    kept: () => kept,
    hasKeychain,
    async load() {
      const encrypted = settings.read().encryptedKey
      if (encrypted === null) return true
      const decrypted = await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64')).catch(() => null)
      // Another one was typed meanwhile.
      if (key !== null) return true
      if (decrypted === null) return false
      key = decrypted.result
      kept = 'keychain'
      const anew = decrypted.shouldReEncrypt ? await encrypt(key) : null
      if (anew !== null) settings.write({ encryptedKey: anew })
      return true
    },
    async keep(next) {
      key = next
      const encryptedKey = await encrypt(next)
      settings.write({ encryptedKey })
      kept = encryptedKey === null ? 'session' : 'keychain'
    },
    forget() {
      settings.write({ encryptedKey: null })
      key = null
      kept = null
    }
  }
}
