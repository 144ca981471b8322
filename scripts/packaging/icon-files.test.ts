import { describe, expect, it } from 'vitest'
import { type IconImage, toIcns, toIco } from './icon-files.ts'

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex')
const images: readonly IconImage[] = [16, 32, 256].map((sizePx) => ({
  sizePx,
  png: Buffer.concat([pngSignature, Buffer.alloc(sizePx, sizePx % 255)])
}))

describe('the icon files', () => {
  it('lead from each entry of the .ico to its whole picture', () => {
    const file = toIco(images)
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3])
    const found = images.map((_image, index) => {
      const entry = 6 + 16 * index
      const offset = file.readUInt32LE(entry + 12)
      return {
        sizePx: file.readUInt8(entry) || 256,
        png: file.subarray(offset, offset + file.readUInt32LE(entry + 8))
      }
    })
    expect(found).toEqual(images)
  })

  it('fill the .icns with chunks whose lengths add up, and leave out sizes that it has no PNG chunk for', () => {
    const file = toIcns(images)
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length])
    const types: string[] = []
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
      types.push(file.toString('latin1', at, at + 4))
      expect(file.subarray(at + 8, at + 16)).toEqual(pngSignature)
    }
    expect(types).toEqual(['ic11', 'ic08', 'ic13'])
  })
})
