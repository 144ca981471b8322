import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { scratchFolder, type ScratchFolder } from '../../test/support/system/scratch-folder.ts'
import { readBuildStamp } from './build-stamp.ts'

const files = [
  'src/deep/a.ts',
  'packages/x/b.ts',
  'scripts/plugin.ts',
  'package-lock.json',
  'node_modules/.package-lock.json',
  'out/main/index.js'
]
let root: string
let put: ScratchFolder['put']
beforeEach(() => {
  ;({ root, put } = scratchFolder('build-stamp'))
  for (const path of files) put(path, path)
})

const isCurrent = (): boolean => readBuildStamp(root).isCurrent()

describe('a build', () => {
  it('is made when none was made yet, and not again while nothing changes', () => {
    expect(isCurrent()).toBe(false)
    readBuildStamp(root).keep()
    expect(isCurrent()).toBe(true)
  })

  it.each(files)('is made again when %s changed', (path) => {
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
