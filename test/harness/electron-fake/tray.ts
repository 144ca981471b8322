import { report } from './control.ts'
import { type Menu, otherMenus } from './menu.ts'
import { NativeImage } from './native-image.ts'
import { isReady } from './ready.ts'
import { hasTray } from './settings.ts'
import { StrictEmitter } from './strict.ts'

/** An icon of the app's. On Linux it is never refused: a desktop without a tray shows nothing, and says nothing. */
export class Tray extends StrictEmitter {
  static override readonly comes = ['click', 'right-click', 'double-click', 'mouse-move']
  #destroyed = false
  #menu: Menu | null = null
  constructor(image?: NativeImage | string) {
    super()
    if (!isReady()) throw new Error('Cannot create Tray before app is ready')
    if (image === undefined) throw new TypeError('Insufficient number of arguments.')
    if (typeof image === 'string') throw new Error(`Failed to load image from path '${image}'`)
    if (hasTray) report({ type: 'note', what: 'tray', value: 'shown' })
  }
  #demandAlive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed')
  }
  setToolTip(text: string): void {
    this.#demandAlive()
    report({ type: 'note', what: 'tray-tooltip', value: text })
  }
  setContextMenu(menu: Menu | null): void {
    this.#demandAlive()
    if (this.#menu) otherMenus.delete(this.#menu)
    this.#menu = menu
    if (menu && hasTray) otherMenus.add(menu)
    report({
      type: 'note',
      what: 'tray-menu',
      value:
        menu?.items.filter(({ visible }) => visible).map(({ label, type }) => label || type) ?? []
    })
  }
  setImage(): void {
    this.#demandAlive()
  }
  destroy(): void {
    if (this.#menu) otherMenus.delete(this.#menu)
    this.#destroyed = true
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
}
