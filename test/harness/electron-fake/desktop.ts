import { onOrder, report } from './control.ts'
import { isReady } from './ready.ts'
import { hasOpener, notices, workAreas } from './settings.ts'
import { strict, StrictEmitter } from './strict.ts'

/** What belongs to the desktop: recorded for the test, or answered as the settings say. */
export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL')
    if (!hasOpener) throw new Error('Failed to open URL')
    report({ type: 'external-url', url })
  },
  /** Never rejects: what went wrong is its answer. */
  async openPath(path: string): Promise<string> {
    if (!hasOpener) return 'Failed to open path'
    report({ type: 'note', what: 'open-path', value: path })
    return ''
  },
  showItemInFolder: (path: string) => report({ type: 'note', what: 'show-item', value: path })
})

/** Notices in the order in which they were shown, for a click on one. */
const shownNotices: Notification[] = []
onOrder('click-notification', ({ index }) => shownNotices.at(index)?.emit('click', {}))

export class Notification extends StrictEmitter {
  static override readonly comes = ['show', 'click', 'close', 'failed']
  static isSupported(): boolean {
    return notices !== 'none'
  }
  title: string
  body: string
  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super()
    if (!isReady()) throw new Error('Cannot create Notification before app is ready')
    this.title = title
    this.body = body
  }
  show(): void {
    if (notices === 'none') return
    if (notices === 'failing')
      return void this.emit('failed', {}, 'the system takes no notices of this app')
    shownNotices.push(this)
    report({ type: 'notification', title: this.title, body: this.body })
    this.emit('show', {})
  }
  close(): void {
    if (shownNotices.includes(this)) this.emit('close', {})
  }
}

let lastBlocker = -1
const blockers = new Set<number>()
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (kind: string) => {
    if (kind !== 'prevent-app-suspension' && kind !== 'prevent-display-sleep')
      throw new TypeError('Error processing argument at index 0, conversion failure')
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

let clipboardText = ''
export const clipboard = strict('clipboard', {
  async writeText(text: string): Promise<void> {
    clipboardText = text
    report({ type: 'note', what: 'clipboard', value: text })
  },
  readText: async (): Promise<string> => clipboardText
})

const displays = workAreas.map((workArea, index) => {
  const bounds = { ...workArea, height: workArea.height + 40 }
  return {
    id: index + 1,
    scaleFactor: 1,
    rotation: 0,
    bounds,
    size: { width: bounds.width, height: bounds.height },
    workArea,
    workAreaSize: { width: workArea.width, height: workArea.height }
  }
})
class Screen extends StrictEmitter {
  static override readonly comes = []
  #demandReady(): void {
    if (!isReady())
      throw new Error("The 'screen' module can't be used before the app 'ready' event")
  }
  getPrimaryDisplay(): object | undefined {
    this.#demandReady()
    return displays[0]
  }
  getAllDisplays(): object[] {
    this.#demandReady()
    return displays
  }
}
export const screen = new Screen()
