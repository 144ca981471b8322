/** A rendering of the icon: a square PNG with this side length in pixels. */
export interface IconImage {
  sizePx: number
  png: Buffer
}

/**
 * Creates Windows' .ico: a directory of 16 bytes per image, then the PNGs. Sizes up to 256, which
 * is written as 0.
 */
export function toIco(images: readonly IconImage[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ sizePx, png }, index) => {
    const entry = 6 + 16 * index
    head.writeUInt8(sizePx % 256, entry)
    head.writeUInt8(sizePx % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

/**
 * The PNG chunks of .icns by size: the same picture serves as 32 px and as 16 px at double density.
 */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10']
}

/**
 * Creates macOS' .icns: chunks of a type, their length with the header, and a PNG. Skips sizes
 * without a PNG chunk.
 */
export function toIcns(images: readonly IconImage[]): Buffer {
  const chunks = images.flatMap(({ sizePx, png }) =>
    (icnsTypes[sizePx] ?? []).map((type) => chunk(type, png))
  )
  return chunk('icns', Buffer.concat(chunks))
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}
