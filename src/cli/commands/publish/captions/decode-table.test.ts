import { describe, expect, it } from 'vitest'
import { decodeTable } from './decode-table.ts'

const text = 'file;caption\r\na.mp4;Café 🐈\r\n'
const utf16 = (mark: string) => Buffer.from(mark + text, 'utf16le')

describe('the letters of a table', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, as a spreadsheet\'s "Unicode text"', utf16('\uFEFF')],
    ['UTF-16 the other way round', utf16('\uFEFF').swap16()]
  ])('are those that were written in %s', (_what, bytes) => {
    expect(decodeTable(bytes, 'captions.csv')).toBe(text)
  })

  it('are not guessed at in an older encoding, which would put wrong letters under a post', () => {
    expect(() =>
      decodeTable(Buffer.from(text.replace(' 🐈', ''), 'latin1'), 'captions.csv')
    ).toThrow(/captions\.csv is not written in UTF-8.*"CSV UTF-8"/)
  })
})
