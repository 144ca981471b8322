import { describe, expect, it } from 'vitest'
import { captionLength, hashtagsIn, normaliseCaption } from '../../contract/text/caption.ts'
import { checkCaption } from './rules.ts'

const codes = (text: string) =>
  checkCaption(text).map((finding) => `${finding.code} ${finding.severity}`)

describe('the rules on a caption', () => {
  it('accept an empty one and one of exactly 2,200 units', () => {
    expect(codes('')).toEqual([])
    expect(codes('x'.repeat(2200))).toEqual([])
    expect(codes('😀'.repeat(1100))).toEqual([])
  })

  it('block one unit more, counting an emoji as the two it is', () => {
    expect(codes('x'.repeat(2201))).toEqual(['CAPTION_TOO_LONG block'])
    expect(checkCaption('😀'.repeat(1101))).toMatchObject([
      { measured: { value: 2202 }, allowed: { max: 2200 }, action: 'Shorten it by 2.' }
    ])
  })

  it('count units as TikTok does', () => {
    expect(['a', '😀', '🇫🇷', '👨‍👩‍👧‍👦', 'e\u0301', '\r\n'].map(captionLength)).toEqual([
      1, 2, 4, 11, 2, 1
    ])
  })

  it('warn above five hashtags', () => {
    expect(codes('#a #b #c #d #e')).toEqual([])
    expect(codes('#a #b #c #d #e #f')).toEqual(['HASHTAGS_MANY warn'])
  })

  it('see hashtags of every script, glued ones too, and none in a lone sign', () => {
    expect(hashtagsIn('#été #日本語#b # #1 a#c')).toEqual(['#été', '#日本語', '#b', '#1', '#c'])
  })

  it('warn about line breaks within the text, not around it', () => {
    expect(codes('one\ntwo')).toEqual(['CAPTION_LINE_BREAKS warn'])
    expect(codes('one\r\ntwo')).toEqual(['CAPTION_LINE_BREAKS warn'])
    expect(codes('one\n')).toEqual([])
  })

  it('make every line end a plain one', () => {
    expect(normaliseCaption('a\r\nb\rc\nd')).toBe('a\nb\nc\nd')
  })
})
