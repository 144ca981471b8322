import { onOrder } from './control.ts'
import { isReady } from './ready.ts'
import { keychain } from './settings.ts'
import { strict } from './strict.ts'

const linux = process.platform === 'linux'

/**
 * What stands before a ciphertext says which key made it. On Linux `v10` is a password that everyone knows: Electron falls to it
 * where no keyring answers, without a word; `v11` is the Secret Service's, `v12` the portal's.
 */
const openPrefix = !linux ? 'v10' : keychain === 'portal' ? 'v12' : 'v11'
const isOpen = ['open', 'portal', 'waits'].includes(keychain)

/** All calls wait for the first answer of the keychain, which may wait for the user. */
const answered = Promise.withResolvers<undefined>()
if (keychain !== 'waits') answered.resolve(undefined)
onOrder('unlock-keychain', () => answered.resolve(undefined))

/** Not encryption, but unreadable at a glance and refused when tampered with: a test may look for the key in files. */
const mark = 'stand-in:'
const scramble = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5))
const seal = (prefix: string, text: string): Buffer =>
  Buffer.concat([Buffer.from(prefix), scramble(Buffer.from(mark + text))])

const tooEarly = 'safeStorage cannot be used before app is ready'

export const safeStorage = strict('safeStorage', {
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    if (!isReady()) return false
    await answered.promise
    return true
  },
  encryptStringAsync(text: string): Promise<Buffer> {
    // At once, and not by the promise.
    if (typeof text !== 'string')
      throw new TypeError(
        'Error processing argument at index 0, conversion failure from ' + String(text)
      )
    return encrypt(text)
  },
  async decryptStringAsync(bytes: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    if (!isReady()) throw new Error(tooEarly)
    if (!Buffer.isBuffer(bytes))
      throw new Error('Expected the first argument of decryptStringAsync() to be a buffer')
    if (bytes.length === 0) return { result: '', shouldReEncrypt: false }
    await answered.promise
    const prefix = bytes.subarray(0, 3).toString()
    const text = scramble(bytes.subarray(3)).toString()
    if (!/^v1[012]$/.test(prefix) || !text.startsWith(mark))
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.'
      )
    const known = linux && prefix === 'v10'
    if (!known && (!isOpen || prefix !== openPrefix))
      throw new Error(
        'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.'
      )
    return { result: text.slice(mark.length), shouldReEncrypt: isOpen && prefix !== openPrefix }
  },
  // Linux alone has it. It follows the name of the desktop, not whether a keyring answers.
  ...(linux && {
    getSelectedStorageBackend: () =>
      isReady() ? backendOf(process.env['XDG_CURRENT_DESKTOP'] ?? '') : 'unknown'
  })
})

async function encrypt(text: string): Promise<Buffer> {
  if (!isReady()) throw new Error(tooEarly)
  await answered.promise
  if (isOpen) return seal(openPrefix, text)
  if (!linux)
    throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.')
  return seal('v10', text)
}

function backendOf(desktop: string): string {
  const names = desktop.split(':')
  if (names.includes('KDE')) return 'kwallet6'
  return names.some((name) =>
    ['GNOME', 'X-Cinnamon', 'Deepin', 'Pantheon', 'UKUI', 'Unity', 'XFCE', 'COSMIC'].includes(name)
  )
    ? 'gnome_libsecret'
    : 'basic_text'
}
