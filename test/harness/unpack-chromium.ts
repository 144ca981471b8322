import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inflate } from '@sparticuz/chromium'
import type { FoundBrowser } from './find-browser.ts'
import { readManifest } from './read-manifest.ts'

/**
 * The headless Chromium that npm carries in @sparticuz/chromium, unpacked once into node_modules/.cache, with the libraries
 * (libnss3 and its kin) and fonts from the same package where this system lacks them. Linux on x64.
 */
export async function unpackChromium(): Promise<FoundBrowser> {
  const folder = await unpackOnce()
  const path = join(folder, 'chromium')
  const env: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: join(folder, 'own-fonts.conf') }
  if ((await missingLibraries(path, env)).length === 0) return { path, env }
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
    .filter(Boolean)
    .join(':')
  const complete = { ...env, LD_LIBRARY_PATH: libraries }
  const stillMissing = await missingLibraries(path, complete)
  if (stillMissing.length > 0)
    throw new Error(
      `The Chromium that npm carries lacks ${stillMissing.join(', ')} on this system: install Chromium (\`apt-get install chromium\`)`
    )
  return { path, env: complete }
}

async function unpackOnce(): Promise<string> {
  const packageFolder = dirname(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
  )
  const { version } = readManifest(packageFolder)
  const cache = join(import.meta.dirname, '../../node_modules/.cache')
  const target = join(cache, `chromium-${version}`)
  if (existsSync(target)) return target
  mkdirSync(cache, { recursive: true })
  const staging = mkdtempSync(join(cache, 'unpacking-'))
  try {
    await inflateInto(staging, join(packageFolder, 'bin'))
    writeFileSync(join(staging, 'own-fonts.conf'), fontsConfig(target))
    renameSync(staging, target)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true, maxRetries: 5 })
    // Another run may have been faster; a folder under its final name is always whole.
    if (!existsSync(target)) throw error
  }
  return target
}

/** The package's own configuration names folders of the cloud that it was made for. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

/** The package unpacks into the temporary folder of the moment in which it is called; that is the way to tell it where. */
async function inflateInto(folder: string, bin: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) =>
    inflate(join(bin, name))
  )
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await Promise.all(parts)
}

/** Shared libraries that the loader would not find, by name. */
async function missingLibraries(path: string, env: Record<string, string>): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ldd', [path], { env: { ...process.env, ...env } })
  return stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
}
