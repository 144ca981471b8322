import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { because, hasModes } from '../../../test/support/system/platform.ts'
import { prepareDataFolder } from './environment.ts'

const scratch = mkdtempSync(join(tmpdir(), 'data-folder-'))
afterEach(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }))

it('makes a folder that nobody else can look into', ({ skip }) => {
  skip(!hasModes, because.modes)
  const dir = join(scratch, 'new', 'data')
  prepareDataFolder(dir)
  expect(statSync(dir).mode & 0o777).toBe(0o700)
})

it('says which file stands in its place', () => {
  prepareDataFolder(scratch)
  const file = join(scratch, 'data')
  writeFileSync(file, '')
  expect(() => prepareDataFolder(file)).toThrow(`${file} is a file, not a folder. Move it away`)
})
