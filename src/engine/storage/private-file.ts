import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { errorCode } from '../error-code.ts'

const onlyOwner = 0o600

/** Makes the folder if need be, for its owner alone. One that exists is left as its owner set it. */
export function makePrivateFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
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
