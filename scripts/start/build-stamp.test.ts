import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBuildStamp } from './build-stamp.ts'

let root: string
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-stamp-'))
  for (const path of [
    'src/deep/a.ts',
    'packages/x/b.ts',
    'scripts/plugin.ts',
    'package-lock.json',
    'node_modules/.package-lock.json',
    'out/main/index.js'
  ])
    put(path, path)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const isCurrent = (): boolean => readBuildStamp(root).isCurrent()

describe('a build', () => {
  it('is made when none was made yet, and not again while nothing changes', () => {
    expect(isCurrent()).toBe(false)
    readBuildStamp(root).keep()
    expect(isCurrent()).toBe(true)
  })

  it.each([
    'src/deep/a.ts',
    'packages/x/b.ts',
    'scripts/plugin.ts',
    'package-lock.json',
    'node_modules/.package-lock.json',
    'out/main/index.js'
  ])('is made again when %s changed', (path) => {
    readBuildStamp(root).keep()
    appendFileSync(join(root, path), ' ')
    expect(isCurrent()).toBe(false)
  })

  it.each(['src/new.ts', '.env', 'electron.vite.config.ts', 'out/renderer/new.js'])(
    'is made again when %s came',
    (path) => {
      readBuildStamp(root).keep()
      put(path, '')
      expect(isCurrent()).toBe(false)
    }
  )

  it('is made again when a source is gone, or the build itself', () => {
    readBuildStamp(root).keep()
    rmSync(join(root, 'src'), { recursive: true })
    expect(isCurrent()).toBe(false)
    readBuildStamp(root).keep()
    rmSync(join(root, 'out'), { recursive: true })
    expect(isCurrent()).toBe(false)
  })

  it('is made again when a source changed while it was made', () => {
    const stamp = readBuildStamp(root)
    appendFileSync(join(root, 'src/deep/a.ts'), ' ')
    stamp.keep()
    expect(isCurrent()).toBe(false)
  })
})
