import path from 'node:path'
import { expect, it } from 'vitest'
import { runCli, summaryOf, withBench } from '../../support/process/cli-process.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'

it.concurrent(
  'ends with code 3 and says what to do when the key is refused while a post is followed',
  withBench(async ({ root, sandbox, env }) => {
    const clip = await copyClip(path.join(root, 'a.mp4'))
    sandbox.control.inject({ operation: 'getPost', fault: 'unauthorised', times: 1_000 })
    const line = [
      'publish',
      clip,
      '--profile',
      'tiktok_demo',
      '--privacy',
      'friends',
      '--yes',
      '--json'
    ]
    const refused = await runCli(line, env)
    expect(refused.code).toBe(3)
    expect(refused.stderr).toContain('does not accept the API key')
    expect(summaryOf(refused)).toMatchObject({ processing: 1, total: 1 })
    sandbox.control.clear()
    const mended = await runCli(line, env)
    expect([mended.code, sandbox.record()]).toEqual([
      0,
      [expect.objectContaining({ status: 'published' })]
    ])
  })
)

it.concurrent(
  'ends with code 3 when the key is refused while a lost answer is looked for, and never sends again',
  withBench(async ({ root, sandbox, env }) => {
    const clip = await copyClip(path.join(root, 'a.mp4'))
    sandbox.control.inject({ operation: 'createPost', fault: 'reset-after-effect' })
    sandbox.control.inject({ operation: 'listPosts', fault: 'unauthorised', times: 1_000 })
    const line = [
      'publish',
      clip,
      '--profile',
      'tiktok_demo',
      '--privacy',
      'friends',
      '--yes',
      '--json'
    ]
    expect((await runCli(line, env)).code).toBe(3)
    sandbox.control.clear()
    expect((await runCli(line, env)).code).toBe(0)
    expect(sandbox.record()).toHaveLength(1)
  })
)
