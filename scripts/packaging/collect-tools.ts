import { cp, mkdir, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/**
 * Copies ffmpeg and ffprobe for one system to `dist/tools`, where the package takes them from.
 *
 * For a release they come from `<folder>/<platform>-<arch>`, with the licence beside them
 * (`LICENSE*` or `COPYING*`); `npm run fetch-tools` fills `.cache/ffmpeg`, `FFMPEG_DIST` names
 * another folder. A trial package uses npm's builds for tests: that ffmpeg is from 2018. Throws
 * with the missing files.
 */
export async function collectTools(platform: string, arch: string): Promise<void> {
  const target = `${platform}-${arch}`
  const suffix = platform === 'win32' ? '.exe' : ''
  const dist =
    process.env['FFMPEG_DIST'] ||
    (process.env['PACKAGE_FOR_RELEASE'] === '1' ? join(root, '.cache/ffmpeg') : '')
  const files = dist === '' ? carried(target, suffix) : await builds(dist, target, suffix)
  const folder = join(root, 'dist/tools')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(files.map(({ from, name }) => cp(from, join(folder, name))))
}

interface Found {
  from: string
  name: string
}

async function builds(dist: string, target: string, suffix: string): Promise<Found[]> {
  const folder = join(dist, target)
  const names = await readdir(folder).catch((): string[] => [])
  const licences = names.filter((name) => /^(LICENSE|COPYING)/i.test(name))
  const tools = [`ffmpeg${suffix}`, `ffprobe${suffix}`]
  const missing = [
    ...tools.filter((name) => !names.includes(name)),
    ...(licences.length === 0 ? ['the licence that is shipped with them'] : [])
  ]
  if (missing.length > 0)
    throw new Error(
      `Missing in ${folder}: ${missing.join(', ')}. \`npm run fetch-tools -- ${target}\` fetches what docs/packaging.md describes into .cache/ffmpeg; FFMPEG_DIST names another folder.`
    )
  return [...tools, ...licences].map((name) => ({ from: join(folder, name), name }))
}

function carried(target: string, suffix: string): Found[] {
  const require = createRequire(import.meta.url)
  return ['ffmpeg', 'ffprobe'].map((tool) => {
    const folder = dirname(require.resolve(`@${tool}-installer/${target}/package.json`))
    return { from: join(folder, `${tool}${suffix}`), name: `${tool}${suffix}` }
  })
}
