import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'

const onlyOwner = 0o600

/**
 * Makes the folder and its parents as needed, for the owner alone; an existing one stays as it is.
 * Step by step: `recursive` never returns in an existing folder that allows none, as in /proc.
 */
export function makePrivateFolder(dir: string): void {
  const missing: string[] = []
  for (let at = resolve(dir); !existsSync(at) && dirname(at) !== at; at = dirname(at))
    missing.push(at)
  for (const folder of missing.toReversed()) {
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch (error) {
      // Another process may have made it meanwhile.
      if (errorCode(error) !== 'EEXIST' || !existsSync(folder)) throw error
    }
  }
}

/**
 * Makes a file that only its owner can read, or removes others' rights from an existing one without
 * opening it: closing it would drop this process's POSIX locks on it, which SQLite uses.
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', onlyOwner))
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    keepPrivate(file)
  }
}

/** Takes others' rights away from a file, where this process may. */
export function keepPrivate(file: string): void {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, onlyOwner)
  } catch {
    // Somebody else's file: whether it can be used at all is found out by using it.
  }
}
