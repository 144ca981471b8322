import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { receiptLineSchema } from '../../../src/contract/cli-lines.ts'
import { clips } from '../../../src/cli/commands/demo/clip-plan.ts'
import { makeTestClips, runCli, withBench } from '../../support/process/cli-process.ts'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => void ({ folder, remove } = await makeTestClips()))
afterAll(() => remove())

const [first] = clips.filter((clip) => clip.expect.kind === 'published').map((clip) => clip.name)

describe('queue export', () => {
  it(
    'proves what was sent: the same hash as the sandbox has, every step, and the request that made the post',
    withBench(async (bench) => {
      await runCli(
        [
          'publish',
          path.join(folder, first!),
          '--profile',
          'tiktok_demo',
          '--privacy',
          'self',
          '--caption',
          '=1+1 {name}',
          '--yes',
          '--json'
        ],
        bench.env
      )
      const json = await runCli(['queue', 'export', '--json'], bench.env)
      const { receipt } = receiptLineSchema.parse(JSON.parse(json.stdout.trim()))
      const [post] = bench.sandbox.record()
      expect(receipt).toMatchObject({
        phase: 'published',
        sha256: post?.sha256,
        postId: post?.postId,
        url: post?.url,
        options: { privacyLevel: 'SELF_ONLY' }
      })
      expect(receipt.history.map((entry) => entry.phase)).toEqual([
        'ready',
        'waiting',
        'uploading',
        'uploaded',
        'submitting',
        'processing',
        'published'
      ])
      expect(receipt.history.find((entry) => entry.event === 'submit-accepted')?.requestId).toMatch(
        /./
      )

      const csv = await runCli(['queue', 'export'], bench.env)
      const [row] = z
        .array(z.record(z.string(), z.string()))
        .parse(parse(csv.stdout, { columns: true }))
      expect(row).toMatchObject({ phase: 'published', sha256: post?.sha256, comments: 'off' })
      expect(row?.['caption'], 'a spreadsheet must not run it').toMatch(/^'=1\+1/)
    })
  )
})
