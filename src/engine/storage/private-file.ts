import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'

const onlyOwner = 0o600

/**
 * Makes the folder if need be, with those above it, for its owner alone. One that exists is left as its owner set it.
 * Step by step: `recursive` never returns where a folder exists in which none can be made, as in /proc.
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
 * Makes a file that only its owner can read, or takes others' rights away from one that exists. A file that exists is
 * never opened here: closing it would drop this process's POSIX locks on it, and SQLite's locks are such locks.
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
