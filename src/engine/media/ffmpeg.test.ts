import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFfmpeg } from './ffmpeg.ts'
import { findTools, type Tools } from './find-tools.ts'

let dir: string
let tools: Tools
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'run ffmpeg '))
  tools = await findTools(process.env)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('running ffmpeg', () => {
  it('keeps options whole that hold a space, for inputs and outputs', async () => {
    const output = join(dir, 'one two.mp4')
    await runFfmpeg({
      ffmpegPath: tools.ffmpegPath ?? '',
      inputs: [{ path: 'color=c=red:s=64x64:d=0.2, negate', options: ['-f', 'lavfi'] }],
      outputOptions: ['-metadata', 'title=two words', '-metadata', 'comment=three words here', '-vf', 'scale=32:32, hflip'],
      output
    })
    const { stdout } = await promisify(execFile)(tools.ffprobePath ?? '', ['-v', 'error', '-show_entries', 'format_tags=title,comment:stream=width', '-of', 'json', output])
    expect(JSON.parse(stdout)).toMatchObject({ format: { tags: { title: 'two words', comment: 'three words here' } }, streams: [{ width: 32 }] })
  })
})
