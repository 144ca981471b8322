// `npm run fetch-tools`: downloads the ffmpeg and ffprobe that a package ships, for this system or
// the named targets, to .cache/ffmpeg.
//   npm run fetch-tools -- linux-x64 win32-x64
//   npm run fetch-tools -- --pin linux-x64     prints the current checksums, keeps no file
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchTools, pinTools } from './packaging/fetch-tools.ts'
import { toolBuilds } from './packaging/tool-builds.ts'
import type { Target } from './packaging/tool-builds.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pin: { type: 'boolean', default: false } }
})
const isTarget = (name: string): name is Target => Object.hasOwn(toolBuilds, name)
const targets =
  positionals.length > 0
    ? positionals
    : Object.keys(toolBuilds).filter((name) => name.startsWith(`${process.platform}-`))
try {
  for (const target of targets) {
    if (!isTarget(target))
      throw new Error(
        `There is no target ${target}; there are ${Object.keys(toolBuilds).join(', ')}.`
      )
    if (values.pin) for (const line of await pinTools(toolBuilds[target])) console.log(line)
    else {
      await fetchTools(target, toolBuilds[target], join(import.meta.dirname, '../.cache/ffmpeg'))
      console.log(`${target}: ffmpeg and ffprobe are those of the table.`)
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
