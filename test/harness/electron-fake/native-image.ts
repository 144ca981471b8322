import { StrictEmitter } from './strict.ts'

interface Bitmap {
  width?: number
  height?: number
  buffer?: Buffer
}

/** A picture as far as its size goes; what it shows is not looked at. */
export class NativeImage extends StrictEmitter {
  #size: { width: number; height: number }
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
  /** One whose bytes do not fit its size is passed over. */
  addRepresentation({ width = 0, height = 0, buffer }: Bitmap): void {
    if (this.isEmpty() && buffer !== undefined && buffer.length === width * height * 4)
      this.#size = { width, height }
  }
  setTemplateImage(): void {}
}

export const nativeImage = {
  createEmpty: (): NativeImage => new NativeImage(),
  createFromBitmap(buffer: Buffer, options?: { width?: number; height?: number }): NativeImage {
    if (!Buffer.isBuffer(buffer)) throw new TypeError('buffer must be a node Buffer')
    if (options?.width === undefined) throw new Error('width is required')
    if (options.height === undefined) throw new Error('height is required')
    if (buffer.length !== options.width * options.height * 4) throw new Error('invalid buffer size')
    return new NativeImage(options.width, options.height)
  }
}
