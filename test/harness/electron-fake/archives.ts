// Electron's `fs` takes a path with a part called `*.asar` that is no folder for one into an archive, whatever the file is. One that
// is no archive cannot be read at all; `original-fs` knows nothing of it. The stand-in has no archives: all are of that kind.
import fs from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import './control.ts'

type Call = (...args: unknown[]) => unknown
const stat = fs.statSync
const names = [
  'access',
  'copyFile',
  'createReadStream',
  'exists',
  'lstat',
  'open',
  'opendir',
  'readdir',
  'readFile',
  'readlink',
  'realpath',
  'stat',
  'statfs'
]

/** The part of the path that would be an archive, or null. */
function archiveIn(path: unknown): string | null {
  const text =
    path instanceof URL ? fileURLToPath(path) : Buffer.isBuffer(path) ? path.toString() : path
  if (
    (process as { noAsar?: boolean }).noAsar === true ||
    typeof text !== 'string' ||
    !/\.asar/i.test(text)
  )
    return null
  for (let part = text; part !== dirname(part); part = dirname(part)) {
    if (/\.asar$/i.test(part) && stat(part, { throwIfNoEntry: false })?.isDirectory() !== true)
      return part
  }
  return null
}

function guard(
  module: object,
  calls: readonly string[],
  fail: (error: Error, name: string, args: unknown[]) => unknown
): void {
  for (const name of calls) {
    const original = (module as Record<string, Call | undefined>)[name]
    if (original === undefined) continue
    const guarded = function (this: unknown, ...args: unknown[]): unknown {
      const archive = archiveIn(args[0])
      return archive === null
        ? original.apply(this, args)
        : fail(new Error(`Invalid package ${archive}`), name, args)
    }
    Object.assign(module, { [name]: Object.assign(guarded, original) })
  }
}

/** As they were, for `original-fs`. */
export const originals = { fs: { ...fs, promises: { ...promises } }, promises: { ...promises } }
Object.assign(process.standIn ?? {}, { originals })

guard(promises, [...names, 'appendFile', 'writeFile'], async (error) => {
  throw error
})
guard(
  fs,
  names.map((name) => `${name}Sync`),
  (error, name) => {
    if (name === 'existsSync') return false
    throw error
  }
)
guard(fs, names, (error, name, args) => {
  const callback = args.at(-1)
  if (typeof callback !== 'function') throw error
  process.nextTick(() => void (callback as Call)(name === 'exists' ? false : error))
  return undefined
})
syncBuiltinESMExports()
