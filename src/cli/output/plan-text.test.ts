import { describe, expect, it } from 'vitest'
import { aJob } from '../jobs/test-job.ts'
import { planText } from './plan-text.ts'

const quota = (until: string) => aJob({ phase: 'waiting', waiting: { reason: 'quota', until } })

describe('the plan for what is left', () => {
  it('says how many wait for what, and when the first goes on, with the zone', () => {
    const jobs = [quota('2026-11-23T09:00:00.000Z'), quota('2026-11-23T08:00:00.000Z'), aJob({ phase: 'processing' }), aJob({ phase: 'published' })]
    expect(planText(jobs, 'Europe/Berlin')).toEqual([
      '2 files wait: daily limit of this account reached; the first goes on Mon 23 Nov, 09:00 CET',
      '1 file waits: TikTok is processing'
    ])
  })
  it('is empty when nothing is left', () => {
    expect(planText([aJob({ phase: 'published' }), aJob({ phase: 'failed' })])).toEqual([])
  })
})
