import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { type IconImage, toIcns, toIco } from './icon-files.ts'

const root = join(import.meta.dirname, '../..')
const sizesPx = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/**
 * Renders `resources/icon.svg`, the only source, in every size and format of the three systems, to
 * `dist/icons`.
 */
export async function makeIcons(): Promise<void> {
  const folder = join(root, 'dist/icons')
  const svg = await readFile(join(root, 'resources/icon.svg'), 'utf8')
  const images = sizesPx.map((sizePx): IconImage => ({
    sizePx,
    png: new Resvg(svg, { fitTo: { mode: 'width', value: sizePx } }).render().asPng()
  }))
  await mkdir(folder, { recursive: true })
  await Promise.all([
    ...images.map(({ sizePx, png }) => writeFile(join(folder, `${sizePx}x${sizePx}.png`), png)),
    writeFile(join(folder, 'icon.ico'), toIco(images.filter(({ sizePx }) => sizePx <= 256))),
    writeFile(join(folder, 'icon.icns'), toIcns(images))
  ])
}
