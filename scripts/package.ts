// `npm run package`: builds installers for this system in dist. Downloads Electron's binary and the
// packer's tools, so it needs the network. `npm run fetch-tools` provides the ffmpeg and ffprobe to
// ship (scripts/packaging/collect-tools.ts).
import { join } from 'node:path'
import { build } from 'electron-builder'
import { configurationFor } from '../electron-builder.config.ts'
import { dropUnsetSigning } from './packaging/signing.ts'

const { platform } = process
if (platform !== 'darwin' && platform !== 'linux' && platform !== 'win32')
  throw new Error(`There is no package for ${platform}`)
process.env['PACKAGE_FOR_RELEASE'] = '1'
dropUnsetSigning(process.env)
try {
  for (const file of await build({
    projectDir: join(import.meta.dirname, '..'),
    publish: 'never',
    config: configurationFor(platform)
  }))
    console.log(file)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
