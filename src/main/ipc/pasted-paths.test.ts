import { describe, expect, it } from 'vitest'
import { readPastedPaths } from './pasted-paths.ts'

const unix = { windows: false, home: '/home/mo' }
const windows = { windows: true, home: 'C:\\Users\\mo' }
const pathsOf = (text: string, system = unix) =>
  readPastedPaths(text, system).map((line) => ('path' in line ? line.path : line))

describe('a pasted list of files', () => {
  it.each([
    ['a plain path', '/clips/a.mp4', '/clips/a.mp4'],
    ['spaces around and in it', '  /clips/my clip.mp4\t', '/clips/my clip.mp4'],
    ['double quotes, as Windows and many terminals copy', '"/clips/a b.mp4"', '/clips/a b.mp4'],
    ['single quotes', "'/clips/a b.mp4'", '/clips/a b.mp4'],
    ['a quote that belongs to the name', "/clips/mo's.mp4", "/clips/mo's.mp4"],
    ['the address of a file', 'file:///clips/a.mp4', '/clips/a.mp4'],
    [
      'an address with escapes',
      'file:///clips/my%20clip%20%231%20%C3%A9.mp4',
      '/clips/my clip #1 é.mp4'
    ],
    ['an address with a host', 'file://localhost/clips/a.mp4', '/clips/a.mp4'],
    ['the home folder', '~/clips/a.mp4', '/home/mo/clips/a.mp4'],
    ['a tilde inside a name', '/clips/~a.mp4', '/clips/~a.mp4'],
    ['a percent sign in a plain path', '/clips/100%25.mp4', '/clips/100%25.mp4']
  ])('reads %s', (_what, text, path) => {
    expect(pathsOf(text)).toEqual([path])
  })

  it.each([
    ['a drive', 'D:\\clips\\a b.mp4', 'D:\\clips\\a b.mp4'],
    ['"Copy as path"', '"D:\\clips\\a b.mp4"', 'D:\\clips\\a b.mp4'],
    ['an address with a drive', 'file:///D:/clips/a%20b.mp4', 'D:\\clips\\a b.mp4'],
    ['an address of a share', 'file://nas/clips/a.mp4', '\\\\nas\\clips\\a.mp4'],
    ['a share', '\\\\nas\\clips\\a.mp4', '\\\\nas\\clips\\a.mp4'],
    ['the home folder', '~\\clips\\a.mp4', 'C:\\Users\\mo\\clips\\a.mp4'],
    ['slashes', 'D:/clips/a.mp4', 'D:\\clips\\a.mp4']
  ])('reads %s on Windows', (_what, text, path) => {
    expect(pathsOf(text, windows)).toEqual([path])
  })

  it('takes one path a line, whatever ends the lines, each once, and passes over empty lines', () => {
    expect(pathsOf('/a.mp4\r\n\r\n/b.mp4\n"/a.mp4"\n  \n/c.mp4\r')).toEqual([
      '/a.mp4',
      '/b.mp4',
      '/c.mp4'
    ])
  })

  it.each([
    ['a name alone', 'clips/a.mp4', 'a.mp4', /full path/],
    ['a web address', 'https://example.com/private/a.mp4', 'a.mp4', /web address/],
    ['an address of another computer', 'file://nas/private/a.mp4', 'a.mp4', /this computer/],
    ['a NUL in an address', 'file:///private/%00.mp4', '%00.mp4', /this computer/],
    ['a broken escape', 'file:///private/%E0%A4%A.mp4', '%E0%A4%A.mp4', /this computer/]
  ])('says why %s is no file, and names no folder', (_what, text, name, reason) => {
    expect(pathsOf(text)).toEqual([{ name, reason: expect.stringMatching(reason) as string }])
    expect(JSON.stringify(pathsOf(text))).not.toMatch(/private|clips/)
  })

  it('does not take a rooted path without a drive on Windows: which drive it means is not known', () => {
    expect(pathsOf('\\clips\\a.mp4', windows)).toEqual([
      { name: 'a.mp4', reason: 'That is not a full path to a file.' }
    ])
  })
})
