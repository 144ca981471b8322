import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/support/fakes/jobs.ts'
import { jobText } from './job-text.ts'

const at = { scheduledFor: '2026-11-23T08:00:00.000Z' }
const waiting = {
  phase: 'waiting' as const,
  waiting: { reason: 'schedule' as const, until: at.scheduledFor }
}

describe('what a job with a time says', () => {
  it('says when it goes out and who sees to that', () => {
    expect(jobText(aJob({ ...waiting, ...at, keptBy: 'local' }), 0)).toMatch(
      /^goes out .*23 Nov.*, kept by this app$/u
    )
    expect(jobText(aJob({ phase: 'scheduled', ...at, keptBy: 'aether' }), 0)).toMatch(
      /^goes out .*23 Nov.*, kept by Aether$/u
    )
  })
  it('says what Aether has still to answer', () => {
    expect(
      jobText(aJob({ phase: 'scheduled', ...at, keptBy: 'aether', pendingChange: 'withdraw' }), 0)
    ).toContain('being taken back')
    expect(
      jobText(
        aJob({
          phase: 'scheduled',
          ...at,
          keptBy: 'aether',
          error: { code: 'ORDER_REFUSED', message: 'Aether did not move it.' }
        }),
        0
      )
    ).toContain('ORDER_REFUSED: Aether did not move it.')
  })
  it('asks what is to happen once its time went by', () => {
    expect(jobText(aJob({ ...waiting, ...at, keptBy: 'local', missed: true }), 0)).toContain(
      'queue missed --send | --next | --leave'
    )
  })
})

it.each(['processing', 'published'] as const)(
  'a post that is %s still says what a person has to look at',
  (phase) => {
    expect(
      jobText(
        aJob({
          phase,
          url: 'https://www.tiktok.com/@a/video/1',
          error: { code: 'AUDIENCE_DIFFERS', message: 'Look at this post.' }
        }),
        0
      )
    ).toContain('AUDIENCE_DIFFERS: Look at this post.')
  }
)
