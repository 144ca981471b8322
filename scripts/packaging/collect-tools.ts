import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/**
 * Puts ffmpeg and ffprobe for one system into `dist/tools`, from where the package takes them.
 *
 * `FFMPEG_DIST` names a folder with builds to ship: `<platform>-<arch>/` in it holds ffmpeg, ffprobe and the licence that they come under
 * (`LICENSE*` or `COPYING*`). Without it the ones that npm carries for tests are taken, and only for a trial package: that ffmpeg is of 2018.
 * Throws with what is missing.
 */
export async function collectTools(platform: string, arch: string): Promise<void> {
  const target = `${platform}-${arch}`
  const suffix = platform === 'win32' ? '.exe' : ''
  const folder = join(root, 'dist/tools')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const files = process.env['FFMPEG_DIST'] ? await builds(join(process.env['FFMPEG_DIST'], target), suffix) : carried(target, suffix)
  await Promise.all(files.map(({ from, name }) => cp(from, join(folder, name))))
}

interface Found {
  from: string
  name: string
}

async function builds(folder: string, suffix: string): Promise<Found[]> {
  const names = await readdir(folder)
  const licences = names.filter((name) => /^(LICENSE|COPYING)/i.test(name))
  const missing = [`ffmpeg${suffix}`, `ffprobe${suffix}`].filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} is missing in ${folder} (FFMPEG_DIST)`)
  if (licences.length === 0) throw new Error(`There is no LICENSE or COPYING beside ffmpeg in ${folder}: it must be shipped with it`)
  return [`ffmpeg${suffix}`, `ffprobe${suffix}`, ...licences].map((name) => ({ from: join(folder, name), name }))
}

function carried(target: string, suffix: string): Found[] {
  if (process.env['PACKAGE_FOR_RELEASE'] === '1') {
    throw new Error('FFMPEG_DIST must name a folder with the ffmpeg and ffprobe to ship: see docs/packaging.md')
  }
  const require = createRequire(import.meta.url)
  return ['ffmpeg', 'ffprobe'].map((tool) => {
    const folder = dirname(require.resolve(`@${tool}-installer/${target}/package.json`))
    return { from: join(folder, `${tool}${suffix}`), name: `${tool}${suffix}` }
  })
}
