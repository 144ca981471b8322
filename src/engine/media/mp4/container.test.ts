import { describe, expect, it } from 'vitest'
import { containerOf, magicBytes } from './container.ts'

const iso = (major: string, ...compatible: string[]) => {
  const brands = Buffer.from(`${major}\0\0\0\0${compatible.join('')}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(brands.length + 8)
  return Buffer.concat([size, Buffer.from('ftyp'), brands])
}
const packets = (start: number, step: number) => {
  const bytes = Buffer.alloc(start + step * 4)
  for (let at = start; at < bytes.length; at += step) bytes[at] = 0x47
  return bytes
}

describe('containerOf', () => {
  it.each([
    ['mp4', iso('isom', 'isom', 'avc1')],
    ['mp4', iso('mp42')],
    ['mp4', iso('M4V ')],
    ['mov', iso('qt  ', 'qt  ')],
    ['mov', Buffer.from('\0\0\0\x08wide\0\0\0\0mdat', 'latin1')],
    ['mov', Buffer.from('\0\0\x10\0moov', 'latin1')],
    ['mp4', iso('3gp4', 'isom', '3gp4')],
    ['3gp', iso('3gp5', '3gp5')],
    ['heif', iso('heic', 'mif1')],
    [
      'matroska',
      Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282886d6174726f736b61', 'hex')
    ],
    ['webm', Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex')],
    ['avi', Buffer.from('RIFF\0\0\0\0AVI LIST')],
    ['wav', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['flv', Buffer.from('FLV\x01\x05')],
    ['mpegts', packets(0, 188)],
    ['mpegts', packets(4, 192)],
    ['jpeg', Buffer.from('ffd8ffe0', 'hex')],
    ['playlist', Buffer.from('#EXTM3U\n#EXTINF:1,\nfilm.ts')],
    ['playlist', Buffer.from('\uFEFF#EXTM3U\n')],
    ['text', Buffer.from('dear diary — today')],
    ['text', Buffer.from(`${'x'.repeat(magicBytes - 1)}é`).subarray(0, magicBytes)],
    ['unknown', Buffer.alloc(64)],
    ['unknown', Buffer.from('\0\0\0\x02moov', 'latin1')],
    ['unknown', Buffer.alloc(0)]
  ])('names %s by its first bytes', (container, head) => {
    expect(containerOf(head)).toBe(container)
  })
})
