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
  /** Keeps the key encrypted where there is a keychain, else until quit. */
  keep(key: string): Promise<void>
  forget(): void
}

/** Whether this computer can keep a secret safely. Linux's `basic_text` encrypts with a password that everyone knows, so it counts as none. */
export async function hasKeychain(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

/**
 * The API key: encrypted by the system's keychain in the settings file, in memory in this process, nowhere else.
 */
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
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(encrypted, 'base64'))
        key = result
        kept = 'keychain'
        if (shouldReEncrypt) settings.write({ encryptedKey: (await safeStorage.encryptStringAsync(result)).toString('base64') })
        return true
      } catch {
        return false
      }
    },
    async keep(next) {
      const safe = await hasKeychain()
      settings.write({ encryptedKey: safe ? (await safeStorage.encryptStringAsync(next)).toString('base64') : null })
      key = next
      kept = safe ? 'keychain' : 'session'
    },
    forget() {
      settings.write({ encryptedKey: null })
      key = null
      kept = null
    }
  }
}
