import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { because, hasModes } from '../../test/support/system/platform.ts'
import { collectTools } from './collect-tools.ts'
import { fetchTools, pinTools } from './fetch-tools.ts'
import { toolBuilds } from './tool-builds.ts'
import type { ToolBuild } from './tool-builds.ts'

const zipOf = (files: Record<string, string>): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  )
const both = zipOf({
  'ffmpeg-8/bin/ffmpeg': 'a program',
  'ffmpeg-8/bin/ffprobe': 'another',
  'ffmpeg-8/bin/ffplay': 'a third',
  'ffmpeg-8/LICENSE': ''
})
const served: Record<string, Buffer> = {
  '/both.zip': both,
  '/cut.zip': both,
  '/one.zip': zipOf({ ffmpeg: 'a program' }),
  '/windows.zip': zipOf({ 'b/bin/ffmpeg.exe': 'a program', 'b/bin/ffprobe.exe': 'another' }),
  '/nonfree.zip': zipOf({ ffmpeg: 'configuration: --enable-gpl --enable-nonfree', ffprobe: '' })
}

let base: string
const server = createServer(({ url = '' }, response) => {
  if (url === '/moved.zip') return response.writeHead(302, { location: '/both.zip' }).end()
  const bytes = served[url]
  if (bytes === undefined) return response.writeHead(404).end()
  if (url !== '/cut.zip') return response.end(bytes)
  response.writeHead(200, { 'content-length': bytes.length })
  return response.write(bytes.subarray(0, 100), () => response.destroy())
})
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fetch-tools-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const buildOf = (
  path: string,
  checksum: string | null = sha256(served[path] ?? both)
): ToolBuild => ({
  archives: [{ url: base + path, sha256: checksum }],
  source: 'https://source.example',
  recipe: 'https://recipe.example',
  verified: false
})

describe('the tools that a release ships', () => {
  it.each(['/both.zip', '/moved.zip'])(
    'are taken out of the archive that was pinned, with their licence and where they are from: %s',
    async (path) => {
      await fetchTools('linux-x64', buildOf(path), folder)
      expect(readdirSync(join(folder, 'linux-x64')).toSorted()).toEqual([
        'LICENSE.txt',
        'ffmpeg',
        'ffprobe'
      ])
      expect(readFileSync(join(folder, 'linux-x64/ffprobe'), 'utf8')).toBe('another')
      const licence = readFileSync(join(folder, 'linux-x64/LICENSE.txt'), 'utf8')
      expect(licence).toContain(base + path)
      expect(licence).toContain('https://source.example')
      expect(licence).toContain('GNU GENERAL PUBLIC LICENSE')
    }
  )

  it('can be started', async ({ skip }) => {
    skip(!hasModes, because.modes)
    await fetchTools('linux-x64', buildOf('/both.zip'), folder)
    expect(statSync(join(folder, 'linux-x64/ffmpeg')).mode & 0o111).toBe(0o111)
  })

  it('may lie in two archives, and have their ending on Windows', async () => {
    const { archives } = buildOf('/windows.zip')
    await fetchTools(
      'win32-x64',
      { ...buildOf('/both.zip'), archives: [...archives, ...archives] },
      folder
    )
    expect(readdirSync(join(folder, 'win32-x64')).toSorted()).toEqual([
      'LICENSE.txt',
      'ffmpeg.exe',
      'ffprobe.exe'
    ])
  })

  it.each([
    [
      'another file than the pinned one',
      '/both.zip',
      '0'.repeat(64),
      /is not the file that was pinned: its SHA-256 is [0-9a-f]{64} and not 0{64}/
    ],
    [
      'a file without a checksum',
      '/both.zip',
      null,
      /has no checksum in scripts\/packaging\/tool-builds\.ts.*fetch-tools -- --pin linux-x64/
    ],
    ['half a file', '/cut.zip', undefined, /\/cut\.zip could not be downloaded: /],
    [
      'a page that is gone',
      '/gone.zip',
      undefined,
      /\/gone\.zip could not be downloaded: the server answers 404/
    ],
    ['an archive without ffprobe', '/one.zip', undefined, /There is no ffprobe in /],
    [
      'a build that nobody may pass on',
      '/nonfree.zip',
      undefined,
      /was built with --enable-nonfree/
    ]
  ])('are never %s', async (_what, path, checksum, message) => {
    await expect(fetchTools('linux-x64', buildOf(path, checksum), folder)).rejects.toThrow(message)
    expect(existsSync(join(folder, 'linux-x64'))).toBe(false)
  })

  it('can be pinned anew', async () => {
    expect(await pinTools(buildOf('/both.zip', null))).toEqual([
      `${sha256(both)}  ${base}/both.zip`
    ])
  })

  it('are in the table for each system and architecture that is packed, from addresses that name a version', () => {
    expect(Object.keys(toolBuilds).toSorted()).toEqual([
      'darwin-arm64',
      'darwin-x64',
      'linux-arm64',
      'linux-x64',
      'win32-arm64',
      'win32-x64'
    ])
    for (const { archives } of Object.values(toolBuilds)) {
      for (const { url, sha256: checksum } of archives) {
        expect(url).toMatch(/^https:.*8\.1\.2/)
        expect(url).not.toMatch(/latest/)
        expect(checksum).toMatch(/^([0-9a-f]{64})$/)
      }
    }
  })
})

describe('a package for release', () => {
  const before = { ...process.env }
  afterEach(() => {
    process.env = { ...before }
  })

  it('says in a sentence which tools are missing where', async () => {
    Object.assign(process.env, { PACKAGE_FOR_RELEASE: '1', FFMPEG_DIST: folder })
    await expect(collectTools('win32', 'arm64')).rejects.toThrow(
      `Missing in ${join(folder, 'win32-arm64')}: ffmpeg.exe, ffprobe.exe, the licence that is shipped with them. \`npm run fetch-tools -- win32-arm64\` fetches`
    )
  })
})
