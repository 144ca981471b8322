import { describe, expect, it } from 'vitest'
import { escapeFilename, frameMultipart } from './multipart.ts'

describe('a file name inside a multipart header', () => {
  it.each([
    ['plain.mp4', 'plain.mp4'],
    ['a "quoted" name.mp4', 'a %22quoted%22 name.mp4'],
    ['two\r\nlines.mp4', 'two%0D%0Alines.mp4'],
    ['Sonnenaufgang über Köln 🌅.mp4', 'Sonnenaufgang über Köln 🌅.mp4'],
    ['half\ud800emoji.mp4', 'half\ufffdemoji.mp4'],
    ['../up\\and/away\0.mp4', '.._up_and_away_.mp4']
  ])('%j becomes %j', (name, escaped) => {
    expect(escapeFilename(name)).toBe(escaped)
  })

  it('cannot add a header of its own', () => {
    const { head } = frameMultipart('video/mp4', 'x"\r\nContent-Type: text/html\r\n\r\n')
    expect(
      head
        .toString()
        .split('\r\n')
        .filter((line) => line.startsWith('Content-Type'))
    ).toEqual(['Content-Type: video/mp4'])
  })
})

it.each(['', 'mp4', 'video/mp4\r\nX-Evil: 1', 'vidéo/mp4'])(
  'the media type %j is turned down',
  (mimeType) => {
    expect(() => frameMultipart(mimeType, 'x')).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', outcome: 'refused' })
    )
  }
)
