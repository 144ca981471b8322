import { onOrder, report } from './control.ts'
import { demandReady, isReady } from './ready.ts'
import { keychain } from './settings.ts'
import { emitPreventable, strict, StrictEmitter } from './strict.ts'

/** What belongs to the desktop: recorded for the test, or answered in the plainest way that Electron may answer. */
export const shell = strict('shell', {
  openExternal: (url: string) => {
    report({ type: 'external-url', url })
    return Promise.resolve()
  },
  openPath: (path: string) => {
    report({ type: 'note', what: 'open-path', value: path })
    return Promise.resolve('')
  },
  showItemInFolder: (path: string) => report({ type: 'note', what: 'show-item', value: path }),
  beep() {}
})

/** Notices in the order in which they were shown, for a click on one. */
const shownNotices: Notification[] = []
onOrder('click-notification', ({ index }) => shownNotices.at(index)?.emit('click'))

export class Notification extends StrictEmitter {
  static isSupported(): boolean {
    return true
  }
  readonly title: string
  readonly body: string
  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super()
    this.title = title
    this.body = body
  }
  show(): void {
    shownNotices.push(this)
    report({ type: 'notification', title: this.title, body: this.body })
    this.emit('show')
  }
  close(): void {
    this.emit('close')
  }
}

let lastBlocker = 0
const blockers = new Set<number>()
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (kind: string) => {
    blockers.add(++lastBlocker)
    report({ type: 'note', what: 'power-save-blocker', value: kind })
    return lastBlocker
  },
  stop: (id: number) => {
    report({ type: 'note', what: 'power-save-blocker', value: 'stopped' })
    return blockers.delete(id)
  },
  isStarted: (id: number) => blockers.has(id)
})

class PowerMonitor extends StrictEmitter {
  isOnBatteryPower(): boolean {
    return false
  }
}
export const powerMonitor = new PowerMonitor()
onOrder('shut-down', () => report({ type: 'note', what: 'shutdown-delayed', value: emitPreventable(powerMonitor, 'shutdown') }))

/** Not encryption, but unreadable at a glance and refused when tampered with: a test may look for the key in files. */
const mark = 'stand-in:'
const scramble = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5))
const encrypt = (text: string): Buffer => scramble(Buffer.from(mark + text))
const decrypt = (bytes: Buffer): string => {
  const text = scramble(bytes).toString()
  if (!text.startsWith(mark)) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
  return text.slice(mark.length)
}
const unlocked = Promise.withResolvers<void>()
if (keychain !== 'waits') unlocked.resolve()
onOrder('unlock-keychain', () => unlocked.resolve())
/** Each asynchronous call begins with it: a keychain that is to be unlocked answers none of them until its user has. */
async function askKeychain(): Promise<void> {
  demandReady('safeStorage')
  await unlocked.promise
}
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => true,
  isAsyncEncryptionAvailable: async () => {
    await askKeychain()
    return true
  },
  getSelectedStorageBackend: () => (!isReady() ? 'unknown' : keychain === 'basic_text' ? keychain : 'gnome_libsecret'),
  setUsePlainTextEncryption() {},
  encryptString: encrypt,
  decryptString: decrypt,
  encryptStringAsync: async (text: string) => {
    await askKeychain()
    if (keychain === 'locked') throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.')
    return encrypt(text)
  },
  decryptStringAsync: async (bytes: Buffer) => {
    await askKeychain()
    return { result: decrypt(bytes), shouldReEncrypt: false }
  }
})

let clipboardText = ''
export const clipboard = strict('clipboard', {
  writeText: (text: string) => {
    clipboardText = text
    report({ type: 'note', what: 'clipboard', value: text })
    return Promise.resolve()
  },
  readText: () => Promise.resolve(clipboardText)
})

const display = { id: 1, scaleFactor: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, workArea: { x: 0, y: 0, width: 1920, height: 1040 }, workAreaSize: { width: 1920, height: 1040 } }
class Screen extends StrictEmitter {
  getPrimaryDisplay(): object {
    return display
  }
  getAllDisplays(): object[] {
    demandReady('screen')
    return [display]
  }
  getDisplayMatching(): object {
    return display
  }
  getDisplayNearestPoint(): object {
    return display
  }
  getCursorScreenPoint(): object {
    return { x: 0, y: 0 }
  }
}
export const screen = new Screen()

export const crashReporter = strict('crashReporter', { start() {}, addExtraParameter() {}, getUploadToServer: () => false })
