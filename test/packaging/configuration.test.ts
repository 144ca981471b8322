import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configurationFor } from '../../electron-builder.config.ts'
import { makeIcons } from '../../scripts/packaging/make-icons.ts'
import { linkScheme } from '../../src/engine/accounts/connect/return-link.ts'

const root = join(import.meta.dirname, '../..')
const systems = { darwin: 'mac', linux: 'linux', win32: 'win' } as const

describe.each(['darwin', 'linux', 'win32'] as const)('the package for %s', (platform) => {
  const configuration = configurationFor(platform)

  it('takes along the native module of every architecture that it is made for', () => {
    const targets = [configuration[systems[platform]]?.target ?? []].flat()
    const architectures = targets.flatMap((target) =>
      typeof target === 'string' ? [] : [target.arch ?? []].flat()
    )
    expect(new Set(architectures)).toEqual(new Set(['x64', 'arm64']))
    const left = [configuration.files ?? []]
      .flat()
      .find((pattern) => typeof pattern === 'string' && pattern.includes('/prebuilds/!('))
    expect(left).toBe(`!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`)
    for (const arch of architectures)
      expect(
        existsSync(join(root, `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`)),
        arch
      ).toBe(true)
  })

  it('answers the links that lead back into the app', () => {
    expect([configuration.protocols ?? []].flat().flatMap(({ schemes }) => schemes)).toEqual([
      linkScheme
    ])
  })

  it('looks for updates where it was released, and nowhere when nobody knows where that is', () => {
    expect(configurationFor(platform, 'someone/uploader')).toMatchObject({
      publish: { provider: 'github', owner: 'someone', repo: 'uploader' },
      extraMetadata: { homepage: 'https://github.com/someone/uploader' }
    })
    expect(configurationFor(platform, '').publish).toBeNull()
    expect(configurationFor(platform, '').extraMetadata).not.toHaveProperty('homepage')
  })

  it('has its icon', async () => {
    await makeIcons()
    const icon = configuration[systems[platform]]?.icon
    expect(typeof icon === 'string' && existsSync(join(root, icon))).toBe(true)
  })
})

it('gives its windows on Linux the name of their menu entry, in the reversed form that desktops ask for', () => {
  const { extraMetadata, linux } = configurationFor('linux')
  expect(extraMetadata).toMatchObject({
    desktopName: expect.stringMatching(/^[a-z]+(\.[\w-]+)+\.desktop$/)
  })
  expect(linux?.syncDesktopName).toBe(true)
})

it('takes its link scheme and its place among the programs of the login away when it is uninstalled on Windows, but not at an update', () => {
  const { nsis, appId } = configurationFor('win32')
  const template = readFileSync(
    createRequire(import.meta.url).resolve('app-builder-lib/templates/nsis/uninstaller.nsh'),
    'utf8'
  )
  const [, macro = ''] =
    /^!macro (customUnInstall\n[^]*)!macroend$/m.exec(
      readFileSync(join(root, String(nsis?.include)), 'utf8')
    ) ?? []
  expect(template).toContain('!insertmacro customUnInstall\n')
  expect(
    macro
      .replaceAll('${APP_ID}', String(appId))
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  ).toEqual([
    'customUnInstall',
    '${ifNot} ${isUpdated}',
    // As Electron writes them: setAsDefaultProtocolClient, setLoginItemSettings and Task Manager's word on the latter.
    `DeleteRegKey HKCU "Software\\Classes\\${linkScheme}"`,
    String.raw`DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "app.aether-uploader.desktop"`,
    String.raw`DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "app.aether-uploader.desktop"`,
    '${endIf}'
  ])
})

it('is started in its sandbox by the menu entry of an AppImage too', () => {
  expect(configurationFor('linux').appImage?.executableArgs).toEqual([])
})

it('has an AppImage whose name an update does not change, and a page for the deb, which asks for one', () => {
  expect(configurationFor('linux').appImage?.artifactName).not.toContain('${version}')
  expect(readFileSync(join(root, 'package.json'), 'utf8')).toMatch(/"homepage": "https:/)
})

it('makes one installer for each architecture of Windows', () => {
  expect(configurationFor('win32').nsis?.buildUniversalInstaller).toBe(false)
})

it('opens nothing but the compiler under the hardened runtime of macOS', () => {
  const { mac } = configurationFor('darwin')
  const granted = [
    ...readFileSync(join(root, String(mac?.entitlements)), 'utf8').matchAll(/<key>(.*)<\/key>/g)
  ].map(([, key]) => key)
  expect(mac?.hardenedRuntime).toBe(true)
  expect(granted).toEqual(['com.apple.security.cs.allow-jit'])
})
