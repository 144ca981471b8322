import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Everything that the build reads: sources, settings, installed npm packages. */
const sources = [
  '*',
  '.env*',
  'node_modules/.package-lock.json',
  '{src,packages,resources,scripts}/**'
]

function hashFiles(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const isFile = (path: string): boolean => statSync(join(root, path)).isFile()
  for (const path of globSync(patterns, { cwd: root }).filter(isFile).toSorted()) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest()
    )
  }
  return hash.digest('hex')
}

export interface BuildStamp {
  /** Returns whether neither inputs nor outputs changed since the last build. */
  isCurrent(): boolean
  /** Called when the following build succeeded. */
  keep(): void
}

/** Reads the current sources before a build: a change during the build counts as a change. */
export function readBuildStamp(root: string): BuildStamp {
  const path = join(root, '.cache', 'build-stamp')
  const before = hashFiles(root, sources)
  const now = (): string =>
    [process.env['NODE_ENV'] ?? '', before, hashFiles(root, ['out/**'])].join('\n')
  return {
    isCurrent() {
      try {
        return readFileSync(path, 'utf8') === now()
      } catch {
        return false
      }
    },
    keep() {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, now())
    }
  }
}
