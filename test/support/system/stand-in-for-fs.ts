import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { onTestFinished } from 'vitest'

/**
 * Replaces this function of `node:fs/promises` in every module until the test ends, to simulate a
 * disk that this computer lacks.
 */
export function standInForFs<Name extends 'link' | 'realpath' | 'rename' | 'rm' | 'stat'>(
  name: Name,
  replacement: (original: (typeof fs)[Name]) => (...args: never[]) => Promise<unknown>
): void {
  const original = fs[name]
  const put = (value: unknown): void => {
    Object.assign(fs, { [name]: value })
    syncBuiltinESMExports()
  }
  put(replacement(original))
  onTestFinished(() => put(original))
}
