import { describe, expect, it } from 'vitest'
import { decodeTable, parseCaptions } from './read-captions.ts'

const rows = (text: string) =>
  parseCaptions(text, 'captions.csv').map(({ name, caption }) => [name, caption])

describe('a table of captions', () => {
  it.each([
    ['commas', 'file,caption\na.mp4,Hello\n'],
    ['semicolons, as many spreadsheets write', 'file;caption\r\na.mp4;Hello\r\n'],
    ['tabs', 'file\tcaption\na.mp4\tHello'],
    [
      'a mark of the byte order, other columns, another order, capitals',
      '\uFEFFDate,Caption,FILE\n1 May,Hello,a.mp4\n'
    ],
    ['folders before the name', 'file,caption\nC:\\clips\\a.mp4,Hello\n'],
    ['empty lines between', 'file,caption\n\na.mp4,Hello\n\n']
  ])('is read with %s', (_what, text) => {
    expect(rows(text)).toEqual([['a.mp4', 'Hello']])
  })

  it('keeps commas, quotation marks and line breaks in a caption, and an empty one', () => {
    expect(rows('file,caption\n"a, b.mp4","One, ""two""\nthree"\nc.mp4,\n')).toEqual([
      ['a, b.mp4', 'One, "two"\nthree'],
      ['c.mp4', '']
    ])
  })

  it.each([
    [
      'a line without a file',
      'file,caption\na.mp4,one\n,two\n',
      /line 3 of captions\.csv names no file/
    ],
    [
      'a line with too many columns',
      'file,caption\na.mp4,Hello, world\n',
      /line 2 has more or fewer columns.*quotation marks/
    ],
    ['a line with too few', 'file,caption\na.mp4,x\nb.mp4\n', /line 3 has more or fewer columns/],
    [
      'a quotation mark that is never closed',
      'file,caption\na.mp4,"Hello\n',
      /quotation mark.*never closed/
    ],
    ['a quotation mark in the middle', 'file,caption\na.mp4,Hel"lo\n', /line 2/],
    ['no header', 'a.mp4,Hello\n', /columns file and caption.*a\.mp4, Hello/],
    [
      'two captions for one file',
      'file,caption\na.mp4,one\nb.mp4,x\nday 2/a.mp4,two\n',
      /a\.mp4 has two captions.*lines 2 and 4/
    ],
    ['nothing at all', '\n', /is empty.*columns file and caption/]
  ])('with %s is refused, and the line is named', (_what, text, message) => {
    expect(() => parseCaptions(text, 'captions.csv')).toThrow(message)
  })

  it('counts lines as an editor does, also behind a caption of several lines', () => {
    expect(() =>
      parseCaptions('file,caption\na.mp4,"one\ntwo\nthree"\n,x\n', 'captions.csv')
    ).toThrow(/line 5/)
    expect(parseCaptions('file,caption\na.mp4,x\n', 'captions.csv')[0]?.line).toBe(2)
  })
})

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
