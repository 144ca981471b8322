import { EventEmitter } from 'node:events'
import { systemColorScheme } from './settings.ts'
import { StrictEmitter } from './strict.ts'

type ThemeSource = 'system' | 'light' | 'dark'

class NativeTheme extends StrictEmitter {
  static override readonly comes = ['updated']
  #source: ThemeSource = 'system'

  get themeSource(): ThemeSource {
    return this.#source
  }
  /** Windows follow it by their page's `prefers-color-scheme`. */
  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError('Error processing argument at index 0, conversion failure')
    const before = this.shouldUseDarkColors
    this.#source = source
    if (this.shouldUseDarkColors !== before) this.emit('updated', {})
  }
  get shouldUseDarkColors(): boolean {
    return (this.#source === 'system' ? systemColorScheme : this.#source) === 'dark'
  }
}

export const nativeTheme = new NativeTheme().setMaxListeners(EventEmitter.defaultMaxListeners * 5)
