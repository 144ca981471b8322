import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { cutWidth, fitPath } from './fit-width.ts'

describe('text in columns', () => {
  it('fills exactly the columns it is given, whatever the script', () => {
    for (const text of [
      'a',
      'a long name that has to be cut.mp4',
      'ビデオビデオビデオビデオ',
      '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧',
      ''
    ]) {
      expect(stringWidth(fitPath(text, 12)), text).toBe(12)
    }
  })
  it('never cuts an emoji family in half', () => {
    expect(cutWidth('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5)).toBe('👩‍👩‍👧👩‍👩‍👧…')
  })
  it('shows the name of a file whose path is too long', () => {
    expect(fitPath('/home/ann/videos/clip 12.mp4', 14)).toBe('…s/clip 12.mp4')
  })
  it('leaves a text that fits alone', () => {
    expect(cutWidth('clip.mp4', 8)).toBe('clip.mp4')
  })
})
