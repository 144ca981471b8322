import { describe, expect, it } from 'vitest'
import { aJob } from '../../../test/support/fakes/jobs.ts'
import { audienceText } from './audience-text.ts'

const options = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
} as const
const held = aJob({ waiting: { reason: 'audience-check', until: null } })
const sent = aJob({
  id: 'sent',
  path: '/clips/first.mp4',
  phase: 'published',
  url: 'https://tiktok/1',
  options,
  submittedAt: '2026-11-22T11:00:00.000Z'
})

describe('the audience check in words', () => {
  it('names the post to look at and the option that settles it', () => {
    const text = audienceText([
      aJob({
        phase: 'published',
        options: { ...options, privacyLevel: 'PUBLIC_TO_EVERYONE' },
        submittedAt: '2026-11-22T12:00:00.000Z',
        path: '/clips/public.mp4'
      }),
      sent,
      held
    ]).join('\n')
    expect(text).toContain(
      'One post was sent for the audience "self" (/clips/first.mp4  https://tiktok/1)'
    )
    expect(text).toContain('--audience-verified')
    expect(text).not.toContain('public.mp4')
  })
  it('says that another audience came back, and on which post', () => {
    const differing = aJob({
      ...sent,
      id: 'other',
      path: '/clips/second.mp4',
      phase: 'cancelled',
      error: { code: 'AUDIENCE_DIFFERS', message: '' }
    })
    expect(audienceText([sent, differing, held])[0]).toMatch(
      /another audience.*second\.mp4.*nothing else is sent/u
    )
  })
  it('is silent when nothing waits for it', () => {
    expect(audienceText([sent, aJob()])).toEqual([])
  })
})
