import { describe, expect, it } from 'vitest'
import { visibleText } from './visible-text.ts'

describe('names on the terminal', () => {
  it('shows an escape sequence instead of obeying it', () => {
    expect(visibleText('\u001b[2Jclip.mp4')).toBe('\u241b[2Jclip.mp4')
  })
  it('keeps a name with a newline on one line', () => {
    expect(visibleText('a\nb\r\t.mp4')).toBe('a\u240ab\u240d\u2409.mp4')
  })
  it('shows a mark that would turn the name around', () => {
    expect(visibleText('clip\u202e4pm.exe')).toBe('clip<U+202E>4pm.exe')
  })
  it('shows the one-byte form of an escape sequence', () => {
    expect(visibleText('\u009b31mred')).toBe('<U+009B>31mred')
  })
  it('leaves emoji, accents and other scripts as they are', () => {
    const name = 'été 👩‍👩‍👧 ❤️ ビデオ — «1».mp4'
    expect(visibleText(name)).toBe(name)
  })
  it('replaces half a surrogate pair', () => {
    expect(visibleText('a\ud83d.mp4')).toBe('a\ufffd.mp4')
  })
})
