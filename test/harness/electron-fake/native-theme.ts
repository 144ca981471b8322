import { EventEmitter } from 'node:events'
import { systemColorScheme } from './settings.ts'
import { StrictEmitter } from './strict.ts'

type ThemeSource = 'system' | 'light' | 'dark'

class NativeTheme extends StrictEmitter {
  #source: ThemeSource = 'system'
  readonly shouldUseHighContrastColors = false
  readonly shouldUseInvertedColorScheme = false
  readonly prefersReducedTransparency = false
  readonly inForcedColorsMode = false

  get themeSource(): ThemeSource {
    return this.#source
  }
  /** Windows follow it by their page's `prefers-color-scheme`. */
  set themeSource(source: ThemeSource) {
    if (this.#source === source) return
    this.#source = source
    this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return (this.#source === 'system' ? systemColorScheme : this.#source) === 'dark'
  }
}

export const nativeTheme = new NativeTheme().setMaxListeners(EventEmitter.defaultMaxListeners * 5)
