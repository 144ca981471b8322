import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { probeFile } from './probe.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** A program in ffprobe's place. */
async function standIn(script: string): Promise<string> {
  const path = join(folder, 'ffprobe')
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

describe('probeFile', () => {
  it('says when a probe takes too long', async () => {
    const ffprobePath = await standIn('exec sleep 600')
    expect(await probeFile('film.mp4', { ffprobePath, timeoutMs: 300 })).toEqual({ kind: 'timed-out' })
  })

  it('throws the reason when it is stopped', async () => {
    const ffprobePath = await standIn('exec sleep 600')
    const stop = new AbortController()
    const probing = probeFile('film.mp4', { ffprobePath, timeoutMs: 60_000, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(probing).rejects.toThrow('enough')
  })

  it.each([
    ['no JSON at all', 'echo hello', 'an answer in an unknown form'],
    ['JSON of another shape', 'echo \'{"streams": 3}\'', 'an answer in an unknown form'],
    ['an error in its own words', 'echo "{ }"; echo "file:/home/me/film.mp4: Invalid data found" >&2; exit 1', 'Invalid data found'],
    ['a flood', 'yes', '']
  ])('takes %s for a failure', async (_name, script, words) => {
    const ffprobePath = await standIn(script)
    expect(await probeFile('film.mp4', { ffprobePath, timeoutMs: 20_000 })).toEqual({ kind: 'failed', words })
  })

  it('does not take a program that is no ffprobe for a damaged film', async () => {
    const ffprobePath = await standIn('echo "ls: unrecognized option: format_whitelist" >&2; exit 2')
    expect(await probeFile('film.mp4', { ffprobePath, timeoutMs: 20_000 })).toEqual({ kind: 'unusable', words: 'format_whitelist' })
  })

  it('says when the program cannot be started', async () => {
    expect(await probeFile('film.mp4', { ffprobePath: join(folder, 'nothing'), timeoutMs: 5000 })).toMatchObject({ kind: 'not-started' })
  })

  it('names the file so that neither a dash nor a colon means anything, and allows local files alone', async () => {
    const ffprobePath = await standIn(`for a in "$@"; do echo "$a"; done > ${folder}/args; echo '{}'`)
    await probeFile('-i:x.mp4', { ffprobePath, timeoutMs: 5000 })
    const args = (await readFile(join(folder, 'args'), 'utf8')).trim().split('\n')
    expect(args.at(-1)).toMatch(/^file:\/.*\/-i:x\.mp4$/)
    expect(args.slice(args.indexOf('-protocol_whitelist')).slice(0, 4)).toEqual(['-protocol_whitelist', 'file', '-format_whitelist', 'mov,matroska,webm,avi,flv,mpegts'])
  })
})
