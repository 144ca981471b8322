import { report } from './control.ts'
import { type Menu, otherMenus } from './menu.ts'
import { demandReady } from './ready.ts'
import { emitPreventable, StrictEmitter } from './strict.ts'

interface Bitmap { width?: number; height?: number; scaleFactor?: number; buffer?: Buffer; dataURL?: string }

/** A picture as far as its size goes; what it shows is not looked at. */
class NativeImage extends StrictEmitter {
  readonly #size: { width: number; height: number }
  constructor(width = 0, height = 0) {
    super()
    this.#size = { width, height }
  }
  isEmpty(): boolean {
    return this.#size.width === 0
  }
  getSize(): { width: number; height: number } {
    return { ...this.#size }
  }
  resize({ width = this.#size.width, height = this.#size.height }: { width?: number; height?: number }): NativeImage {
    return new NativeImage(width, height)
  }
  addRepresentation({ width = 0, height = 0, buffer }: Bitmap): void {
    if (buffer !== undefined) checkBitmap(buffer, width, height)
  }
  setTemplateImage(): void {}
  toDataURL(): string {
    return ''
  }
}

function checkBitmap(buffer: Buffer, width: number, height: number): void {
  if (buffer.length !== width * height * 4) throw new Error('Buffer size is smaller than dimensions')
}

export const nativeImage = {
  createFromPath: (): NativeImage => new NativeImage(),
  createFromDataURL: (): NativeImage => new NativeImage(),
  createFromBuffer: (): NativeImage => new NativeImage(),
  createEmpty: (): NativeImage => new NativeImage(),
  createFromBitmap(buffer: Buffer, { width, height }: { width: number; height: number }): NativeImage {
    checkBitmap(buffer, width, height)
    return new NativeImage(width, height)
  }
}

export class Tray extends StrictEmitter {
  #destroyed = false
  #menu: Menu | null = null
  constructor(image?: NativeImage | string) {
    super()
    demandReady('Tray')
    if (image === undefined) throw new TypeError('Insufficient number of arguments.')
  }
  setToolTip(text: string): void {
    report({ type: 'note', what: 'tray-tooltip', value: text })
  }
  setContextMenu(menu: Menu | null): void {
    if (this.#menu) otherMenus.delete(this.#menu)
    this.#menu = menu
    if (menu) otherMenus.add(menu)
    report({ type: 'note', what: 'tray-menu', value: menu?.items.filter(({ visible }) => visible).map(({ label, type }) => label || type) ?? [] })
  }
  setImage(): void {}
  setTitle(): void {}
  popUpContextMenu(): void {}
  destroy(): void {
    this.setContextMenu(null)
    this.#destroyed = true
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  /** A click on the tray icon, for a test. */
  click(): boolean {
    return emitPreventable(this, 'click')
  }
}
