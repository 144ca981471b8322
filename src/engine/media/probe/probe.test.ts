import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toolScript } from '../../../../test/support/system/tool-script.ts'
import { probeFile } from './probe.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Writes a program that replaces ffprobe. */
const standIn = (script: string): Promise<string> => toolScript(join(folder, 'ffprobe'), script)
const hangs = 'setTimeout(() => {}, 600_000)'
const says = (output: unknown): string => `console.log(${JSON.stringify(output)})\n`
const fails = (words: string, code: number): string =>
  `console.error(${JSON.stringify(words)})\nprocess.exitCode = ${code}`

describe('probeFile', () => {
  it('says when a probe takes too long', async () => {
    const ffprobePath = await standIn(hangs)
    expect(await probeFile('video.mp4', { ffprobePath, timeoutMs: 300 })).toEqual({
      kind: 'timed-out'
    })
  })

  it('throws the reason when it is stopped', async () => {
    const ffprobePath = await standIn(hangs)
    const stop = new AbortController()
    const probing = probeFile('video.mp4', { ffprobePath, timeoutMs: 60_000, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(probing).rejects.toThrow('enough')
  })

  it.each([
    ['no JSON at all', says('hello'), 'an answer in an unknown form'],
    ['JSON of another shape', says('{"streams": 3}'), 'an answer in an unknown form'],
    [
      'an error in its own words',
      says('{ }') + fails('file:/home/me/video.mp4: Invalid data found', 1),
      'Invalid data found'
    ],
    [
      'a flood',
      `import { writeSync } from 'node:fs'\nfor (;;) writeSync(1, 'y\\n'.repeat(1000))`,
      ''
    ]
  ])('takes %s for a failure', async (_name, script, words) => {
    const ffprobePath = await standIn(script)
    expect(await probeFile('video.mp4', { ffprobePath, timeoutMs: 20_000 })).toEqual({
      kind: 'failed',
      words
    })
  })

  it('does not take a program that is no ffprobe for a damaged video', async () => {
    const ffprobePath = await standIn(fails('ls: unrecognized option: format_whitelist', 2))
    expect(await probeFile('video.mp4', { ffprobePath, timeoutMs: 20_000 })).toEqual({
      kind: 'unusable',
      words: 'format_whitelist'
    })
  })

  it('says when the program cannot be started', async () => {
    expect(
      await probeFile('video.mp4', { ffprobePath: join(folder, 'nothing'), timeoutMs: 5000 })
    ).toMatchObject({ kind: 'not-started' })
  })

  it('names the file so that neither a dash nor a colon means anything, and allows local files alone', async () => {
    const ffprobePath = await standIn(`import { writeFileSync } from 'node:fs'
writeFileSync(${JSON.stringify(join(folder, 'args'))}, JSON.stringify(process.argv.slice(2)))
console.log('{}')`)
    await probeFile('-i:x.mp4', { ffprobePath, timeoutMs: 20_000 })
    const args: string[] = JSON.parse(await readFile(join(folder, 'args'), 'utf8'))
    expect(args.at(-1)).toBe(`file:${resolve('-i:x.mp4')}`)
    expect(args.slice(args.indexOf('-protocol_whitelist')).slice(0, 4)).toEqual([
      '-protocol_whitelist',
      'file',
      '-format_whitelist',
      'mov,matroska,webm,avi,flv,mpegts'
    ])
  })
})
