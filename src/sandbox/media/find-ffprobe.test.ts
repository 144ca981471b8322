import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { findFfprobe } from './find-ffprobe.ts'

test('FFPROBE_PATH comes before the PATH, and the PATH before the npm-carried build', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-ffprobe-'))
  const onPath = join(folder, process.platform === 'win32' ? 'ffprobe.exe' : 'ffprobe')
  writeFileSync(onPath, '')
  chmodSync(onPath, 0o755)
  const env = { PATH: ['/nowhere', folder].join(delimiter) }
  expect(await findFfprobe({ ...env, FFPROBE_PATH: '/named/ffprobe' })).toBe('/named/ffprobe')
  expect(await findFfprobe(env)).toBe(onPath)
  expect(await findFfprobe({ PATH: '' })).toContain('@ffprobe-installer')
  rmSync(folder, { recursive: true })
})
