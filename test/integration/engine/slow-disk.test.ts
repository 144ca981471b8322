import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { because } from '../../support/system/platform.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { canMountFuse, runOnSlowDisk } from '../../support/disk/run-on-slow-disk.ts'

const clips =
  (...names: string[]) =>
  (folder: string): Promise<unknown> =>
    Promise.all(names.map((name) => copyClip(join(folder, name))))

describe.concurrent('videos on a disk behind a server that', () => {
  beforeEach(({ skip }) => {
    skip(!canMountFuse, because.fuse)
  })

  it('is slow are checked without the app standing still while the disk thinks', async () => {
    const delayMs = 600
    const { report, stderr } = await runOnSlowDisk('is slow', delayMs, clips('a.mp4'))
    expect(report, stderr).toMatchObject({ verdicts: ['ok'] })
    expect((report as { standstillMs: number }).standstillMs).toBeLessThan(delayMs)
  })

  it.each([
    ['never gives the content', 'b stuck-read.mp4'],
    ['does not even say what there is', 'b stuck-stat.mp4']
  ])(
    '%s of one of them holds up neither the others nor the end of the app, and that one says why',
    async (_what, silent) => {
      const { code, report, stderr } = await runOnSlowDisk(
        'is silent about a file',
        1,
        clips('a.mp4', silent, 'c.mp4')
      )
      expect({ code, report }, stderr).toMatchObject({
        code: 0,
        report: {
          cameBack: [true],
          jobs: {
            'a.mp4': 'published',
            [silent]: 'The file cannot be read: the disk it lies on does not answer.',
            'c.mp4': 'published',
            'here.mp4': 'published'
          }
        }
      })
    }
  )

  it('falls silent let the app quit at once', async () => {
    const { code, report, stderr } = await runOnSlowDisk(
      'is silent while the app quits',
      1,
      clips('a.mp4', 'stuck-open.mp4', 'stuck-close.mp4')
    )
    expect({ code, report }, stderr).toEqual({
      code: 0,
      report: { phases: ['checking', 'checking', 'ready'] }
    })
  })

  it('falls silent in the middle of an upload lets go of the queue, with the video where it was', async () => {
    const { code, report, stderr } = await runOnSlowDisk(
      'falls silent in the middle of an upload',
      1,
      async (folder) => {
        await copyClip(join(folder, 'stuck-middle.mp4'), '.'.repeat(2_000_000))
      }
    )
    expect({ code, report }, stderr).toEqual({ code: 0, report: { phases: ['waiting'], posts: 0 } })
  })
})
