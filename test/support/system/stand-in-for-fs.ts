import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { onTestFinished } from 'vitest'

/** Until the test ends, every module meets `replacement` as this function of `node:fs/promises`: a disk that this computer does not have. */
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
