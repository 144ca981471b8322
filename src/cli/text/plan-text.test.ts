import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/support/fakes/jobs.ts'
import { handedOverText, planText } from './plan-text.ts'

const quota = (until: string) => aJob({ phase: 'waiting', waiting: { reason: 'quota', until } })

describe('the plan for what is left', () => {
  it('says how many wait for what, and when the first goes on, with the zone', () => {
    const jobs = [
      quota('2026-11-23T09:00:00.000Z'),
      quota('2026-11-23T08:00:00.000Z'),
      aJob({ phase: 'processing' }),
      aJob({ phase: 'published' })
    ]
    expect(planText(jobs, 'Europe/Berlin')).toEqual([
      '2 files wait: daily limit of this account reached; the first goes on Mon 23 Nov 2026, 09:00 CET',
      '1 file waits: TikTok is processing'
    ])
  })
  it('tells apart what waits for its time and what waits for an answer about it', () => {
    const waiting = (until: string | null, missed: boolean) =>
      aJob({
        phase: 'waiting',
        waiting: { reason: 'schedule', until },
        scheduledFor: '2026-11-23T08:00:00.000Z',
        keptBy: 'local',
        missed
      })
    expect(
      planText([waiting('2026-11-23T08:00:00.000Z', false), waiting(null, true)], 'Europe/Berlin')
    ).toEqual([
      '1 file waits: until its time; it goes on Mon 23 Nov 2026, 09:00 CET',
      '1 file waits: the time went by; say: queue missed --send, --next or --leave'
    ])
  })
  it('says what Aether publishes by itself, and when', () => {
    const scheduled = (scheduledFor: string) =>
      aJob({ phase: 'scheduled', scheduledFor, keptBy: 'aether' })
    const first = scheduled('2026-11-23T08:00:00.000Z')
    expect(handedOverText([first], 'Europe/Berlin')).toBe(
      '1 file is scheduled at Aether, which publishes without this computer: Mon 23 Nov 2026, 09:00 CET'
    )
    expect(handedOverText([scheduled('2026-11-25T08:00:00.000Z'), first], 'UTC')).toBe(
      '2 files are scheduled at Aether, which publishes without this computer: from Mon 23 Nov 2026, 08:00 UTC to Wed 25 Nov 2026, 08:00 UTC'
    )
    expect(handedOverText([aJob({ phase: 'published' })])).toBeNull()
    expect(planText([first])).toEqual([])
  })
  it('is empty when nothing is left', () => {
    expect(planText([aJob({ phase: 'published' }), aJob({ phase: 'failed' })])).toEqual([])
  })
})
