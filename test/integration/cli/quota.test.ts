import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sandboxApiKey, startSandbox } from '../../../src/sandbox/index.ts'
import { runCli, summaryOf } from '../../support/process/cli-process.ts'
import { makeClip } from '../../support/fixtures/make-clips.ts'

/** A day passes in about 17 seconds, for the command line and the sandbox alike. */
const speed = 5_000

describe('more clips than a day takes', () => {
  it('says the plan before the start, and ends as the sandbox recorded it: never more than the limit in 24 hours', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'aether-quota-'))
    const sandbox = await startSandbox({
      stateDir: path.join(root, 'sandbox'),
      dailyLimit: 3,
      processingMs: 100,
      speed
    })
    try {
      const folder = path.join(root, 'clips')
      await mkdir(folder)
      await Promise.all([1, 2, 3, 4, 5].map((n) => makeClip(path.join(folder, `clip ${n}.mp4`))))
      const env = {
        AETHER_BASE_URL: sandbox.baseUrl,
        AETHER_API_KEY: sandboxApiKey,
        AETHER_UPLOADER_HOME: path.join(root, 'home'),
        AETHER_UPLOADER_SPEED: String(speed)
      }
      const result = await runCli(
        [
          'publish',
          folder,
          '--profile',
          'tiktok_demo',
          '--privacy',
          'self',
          '--daily-limit',
          '3',
          '--yes',
          '--wait',
          '--json'
        ],
        env
      )
      expect(result.stderr).toContain(
        "The account's limit of 3 posts in 24 hours spreads them: 3 today, 2 tomorrow."
      )
      expect([result.code, summaryOf(result).published]).toEqual([0, 5])
      const created = sandbox.record().map((post) => Date.parse(post.createdAt))
      expect(created).toHaveLength(5)
      for (const at of created)
        expect(
          created.filter((other) => other > at - 86_400_000 && other <= at).length
        ).toBeLessThanOrEqual(3)
    } finally {
      await sandbox.close()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})
