import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyFailureOf } from '../../transcode/copy-failure.ts'
import { FFmpegError, runFfmpeg } from './ffmpeg.ts'
import { findTools, type Tools } from '../probe/find-tools.ts'

let dir: string
let tools: Tools
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'run ffmpeg '))
  tools = await findTools(process.env)
})
afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

describe('running ffmpeg', () => {
  it('keeps options whole that hold a space, for inputs and outputs', async () => {
    const output = join(dir, 'one two.mp4')
    await runFfmpeg({
      ffmpegPath: tools.ffmpegPath ?? '',
      inputs: [{ path: 'color=c=red:s=64x64:d=0.2, negate', options: ['-f', 'lavfi'] }],
      outputOptions: [
        '-metadata',
        'title=two words',
        '-metadata',
        'comment=three words here',
        '-vf',
        'scale=32:32, hflip'
      ],
      output
    })
    const { stdout } = await promisify(execFile)(tools.ffprobePath ?? '', [
      '-v',
      'error',
      '-show_entries',
      'format_tags=title,comment:stream=width',
      '-of',
      'json',
      output
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      format: { tags: { title: 'two words', comment: 'three words here' } },
      streams: [{ width: 32 }]
    })
  })

  it.each([
    ['secret launch.mp4', 'out.mp4', 'Invalid data found'],
    ["secret, launch's 100% $& [1].mp4", 'out.mp4', 'Invalid data found'],
    ['', 'no such folder/secret out.mp4', 'No such file']
  ])('that gives up says why, and neither where %j lies nor %j', async (source, output, why) => {
    if (source !== '') writeFileSync(join(dir, source), 'no video')
    const input =
      source === ''
        ? { path: 'color=c=red:s=64x64:d=0.2', options: ['-f', 'lavfi'] }
        : { path: join(dir, source) }
    const error: unknown = await runFfmpeg({
      ffmpegPath: tools.ffmpegPath ?? '',
      inputs: [input],
      outputOptions: ['-v', 'error'],
      output: join(dir, output)
    }).catch((reason: unknown) => reason)
    if (!(error instanceof FFmpegError)) throw error
    const told = [error.message, error.stderrTail, copyFailureOf(error)?.message].join(' ')
    expect(told).toContain(why)
    for (const word of ['run ffmpeg', 'secret', 'launch', dir]) expect(told).not.toContain(word)
    expect(told).not.toMatch(/file:|: :|: \./)
  })
})
