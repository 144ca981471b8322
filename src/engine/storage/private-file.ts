import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'

const onlyOwner = 0o600

/**
 * Creates a folder and its missing parents for the owner alone; an existing one stays unchanged.
 * Step by step: `recursive` never returns in an existing folder that forbids it, as in /proc.
 */
export function makePrivateFolder(dir: string): void {
  const missing: string[] = []
  for (let at = resolve(dir); !existsSync(at) && dirname(at) !== at; at = dirname(at))
    missing.push(at)
  for (const folder of missing.toReversed()) {
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch (error) {
      // Another process may have created it meanwhile.
      if (errorCode(error) !== 'EEXIST' || !existsSync(folder)) throw error
    }
  }
}

/**
 * Creates a file that only its owner can read, or removes others' access to an existing one without
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

/** Removes others' access to a file, if this process may. */
export function keepPrivate(file: string): void {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, onlyOwner)
  } catch {
    // Another user owns the file: the next use shows whether it is accessible at all.
  }
}
