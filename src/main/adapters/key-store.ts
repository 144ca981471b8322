import { safeStorage } from 'electron'
import type { SettingsStore } from './settings.ts'

export interface KeyStore {
  /** The key in use, or null. Handed to the engine alone. */
  current(): string | null
  kept(): 'keychain' | 'session' | null
  /** Whether this computer can keep a key safely. */
  hasKeychain(): Promise<boolean>
  /** Decrypts what an earlier start kept. False when something was kept and cannot be decrypted any more. */
  load(): Promise<boolean>
  /** Keeps the key encrypted where a keychain takes it, else until quit. */
  keep(key: string): Promise<void>
  forget(): void
}

/** Whether this computer can keep a secret safely. Linux's `basic_text` encrypts with a password that everyone knows, so it counts as none. */
export async function hasKeychain(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable().catch(() => false))) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/** Null where the keychain is missing, locked or says no. */
async function encrypt(key: string): Promise<string | null> {
  if (!(await hasKeychain())) return null
  return safeStorage.encryptStringAsync(key).then((bytes) => bytes.toString('base64'), () => null)
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
      if (decrypted === null) return false
      key = decrypted.result
      kept = 'keychain'
      const anew = decrypted.shouldReEncrypt ? await encrypt(key) : null
      if (anew !== null) settings.write({ encryptedKey: anew })
      return true
    },
    async keep(next) {
      const encryptedKey = await encrypt(next)
      settings.write({ encryptedKey })
      key = next
      kept = encryptedKey === null ? 'session' : 'keychain'
    },
    forget() {
      settings.write({ encryptedKey: null })
      key = null
      kept = null
    }
  }
}
