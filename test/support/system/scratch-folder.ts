import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface ScratchFolder {
  root: string
  /** Writes a file at a path below the folder, and creates its folders. Any user may change it. */
  put: (path: string, text: string, mode?: number) => void
}

/** Creates a folder that is removed when the test ends. Call it in a test or before each. */
export function scratchFolder(name: string): ScratchFolder {
  const root = mkdtempSync(join(tmpdir(), `${name}-`))
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))
  return {
    root,
    put(path, text, mode = 0o666) {
      const file = join(root, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      chmodSync(file, mode)
    }
  }
}
