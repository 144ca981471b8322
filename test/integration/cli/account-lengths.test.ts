import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli, withBench } from '../../support/process/cli-process.ts'
import { makeShortClip } from '../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../support/engine/test-engine.ts'

describe('accounts limits', () => {
  it(
    'shows and keeps the lengths of an account, which is told once where a video needs it',
    withBench(async ({ env, root }) => {
      const [clip, line] = [
        await makeShortClip(join(root, 'short.mp4')),
        ['--profile', 'tiktok_demo', '--privacy', 'self', '--yes']
      ]
      const told = 'say so once: accounts limits tiktok_demo --min-duration 3 --max-duration 180'
      const before = await runCli(['publish', clip, ...line], env)
      expect([before.code, before.stderr + before.stdout]).toEqual([
        1,
        expect.stringContaining(told) as string
      ])

      const limits = async (...args: string[]) => {
        const { code, stdout, stderr } = await runCli(['accounts', 'limits', ...args], env)
        return `${code} ${stdout}${stderr}`.trim()
      }
      expect(await limits('tiktok_demo')).toBe('0 tiktok_demo  standard, videos of 15 to 60 s')
      expect(await limits('tiktok_demo', '--min-duration', '3', '--max-duration', '180')).toBe(
        '0 tiktok_demo  standard, videos of 3 to 180 s'
      )
      expect(
        await limits(
          'tiktok_demo',
          '--max-duration',
          'default',
          '--account-type',
          'creator',
          '--json'
        )
      ).toMatch(/^0 .*"accountType":"creator","minDurationS":3,"maxDurationS":null.*\n.*"total":1/)
      expect(await limits('tiktok_demo')).toBe('0 tiktok_demo  creator, videos of 3 to 600 s')
      expect(await limits('tiktok_demo', '--max-duration', '2')).toMatch(/^2 .*no video could pass/)
      expect(await limits('tiktok_dmeo', '--max-duration', '90')).toMatch(
        /^1 No account with this profile id/
      )

      const after = await runCli(['publish', clip, ...line], env)
      expect(after.stderr + after.stdout).not.toContain('say so once')
      // The account takes it as it was told; Aether does not, and says from which length on.
      expect([after.code, after.stdout + after.stderr]).toEqual([
        1,
        expect.stringContaining('VIDEO_TOO_SHORT') as string
      ])
      expect(await limits('tiktok_demo')).toBe('0 tiktok_demo  creator, videos of 15 to 600 s')
    })
  )
})

describe('a refusal that names a length', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await new TestBench().start()
  })
  afterEach(() => bench.close())

  it('is kept for the account: the next video is stopped before it is sent', async () => {
    const engine = bench.engine()
    engine.setAccountLimits(bench.profileId, { minDurationS: 2, maxDurationS: 600 })
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeShortClip(bench.path('a.mp4'))])
    const [job] = await allJobs(engine, inPhase('failed'))
    expect(job?.error?.code).toBe('VIDEO_TOO_SHORT')
    expect(engine.accounts()[0]).toMatchObject({ minDurationS: 15, maxDurationS: 600 })
    await engine.add({
      paths: [await makeShortClip(bench.path('b.mp4'))],
      profileId: bench.profileId
    })
    const next = (await allJobs(engine, inPhase('failed', 'needs-attention'))).find(
      ({ name }) => name === 'b.mp4'
    )
    expect(next?.findings).toMatchObject([
      { code: 'VIDEO_TOO_SHORT', allowed: { min: 15, max: 600 } }
    ])
  })
})
