// `npm run package:dir`: packs the app like `npm run package`, but unpacked, for Linux, and with a
// stand-in for Electron's binary, so that a package's content can be inspected and tested without
// Electron. `--out <folder>`: elsewhere than in dist.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Arch, build, Platform } from 'electron-builder'
import { configurationFor } from '../electron-builder.config.ts'
import { electronVersion, makeStandInElectron } from './packaging/stand-in-electron.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } })
const output = resolve(values.out)
if (!existsSync(join(root, 'out/main/index.js'))) {
  console.error('There is no build to pack. Run npm run build first.')
  process.exit(1)
}

const configuration = configurationFor('linux')
const standIn = join(output, 'stand-in-electron')
await makeStandInElectron(standIn)
await build({
  projectDir: root,
  targets: Platform.LINUX.createTarget('dir', Arch.x64),
  publish: 'never',
  config: {
    ...configuration,
    electronDist: standIn,
    electronVersion: electronVersion(),
    directories: { ...configuration.directories, output }
  }
})
console.log(
  `Packed into ${join(output, 'linux-unpacked')}, around a stand-in for Electron: it cannot be started.`
)
