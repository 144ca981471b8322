import { describe, expect, it } from 'vitest'
import { aJobRow } from '../../../../../test/support/fakes/jobs.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { findAudienceCheck } from './audience-banner.tsx'

const row = (id: string, change: Partial<JobRow> = {}): JobRow =>
  aJobRow({
    id,
    name: `${id}.mp4`,
    phase: 'published',
    attempts: 1,
    privacyLevel: 'SELF_ONLY',
    armed: true,
    hasLink: true,
    ...change
  })
const held = row('held', {
  phase: 'waiting',
  waiting: { reason: 'audience-check', until: null },
  hasLink: false,
  revision: 9
})

describe('the post to look at', () => {
  it('is the newest that was sent for a chosen few', () => {
    const rows = [
      row('old', { revision: 2 }),
      row('new', { revision: 3 }),
      row('public', { revision: 4, privacyLevel: 'PUBLIC_TO_EVERYONE' }),
      held
    ]
    expect(findAudienceCheck(rows)).toMatchObject({ post: { id: 'new' }, differs: false })
  })
  it('is the one that came back with another audience, where there is one', () => {
    const differing = row('other', {
      phase: 'cancelled',
      error: { code: 'AUDIENCE_DIFFERS', message: 'x' }
    })
    expect(findAudienceCheck([row('new', { revision: 3 }), differing, held])).toMatchObject({
      post: { id: 'other' },
      differs: true
    })
  })
  it('may have left the list', () => {
    expect(findAudienceCheck([held])).toEqual({ post: null, differs: false, heldIds: ['held'] })
  })
  it('is not asked for when nothing waits for it', () => {
    expect(findAudienceCheck([row('a')])).toBeNull()
  })
})
