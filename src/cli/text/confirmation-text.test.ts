import { describe, expect, it } from 'vitest'
import type { Finding } from '../../contract/media/finding.ts'
import { aJob } from '../../../test/support/fakes/jobs.ts'
import { confirmationText } from './confirmation-text.ts'

const warning: Finding = {
  code: 'AUDIO_MISSING',
  severity: 'warn',
  measured: { value: 0, unit: 'tracks' },
  allowed: { min: 1, unit: 'tracks' },
  message: '',
  action: ''
}
const account = { profileId: 'tt_1', username: 'ann' }
const off = { disableComment: true, disableDuet: true, disableStitch: true }

describe('the confirmation', () => {
  it('names count, account, audience, warnings and what stays behind', () => {
    const jobs = [
      aJob({ phase: 'ready' }),
      aJob({ phase: 'ready', findings: [warning, warning] }),
      aJob({ phase: 'needs-attention', findings: [warning] }),
      aJob({ phase: 'published' })
    ]
    expect(confirmationText(jobs, account, { privacyLevel: 'MUTUAL_FOLLOW_FRIENDS', ...off })).toBe(
      'Publish 2 to @ann, audience: friends, no comments, duets or stitches, 2 warnings, 1 blocked file stays behind'
    )
  })
  it('says when, if not now', () => {
    expect(
      confirmationText(
        [aJob({ phase: 'ready' })],
        account,
        { privacyLevel: 'SELF_ONLY', ...off },
        'Mon 23 Nov 2026, 09:00 CET (2026-11-23T08:00:00Z)'
      )
    ).toBe(
      'Publish 1 to @ann, Mon 23 Nov 2026, 09:00 CET (2026-11-23T08:00:00Z), audience: self, no comments, duets or stitches'
    )
  })
  it('says what others may do with the post', () => {
    expect(
      confirmationText([aJob({ phase: 'ready' })], account, {
        ...off,
        privacyLevel: 'PUBLIC_TO_EVERYONE',
        disableComment: false,
        disableStitch: false
      })
    ).toBe('Publish 1 to @ann, audience: public, with comments, stitches')
  })
  it('names the profile id where the account has no known name', () => {
    expect(
      confirmationText(
        [aJob({ phase: 'ready' })],
        { profileId: 'tt_9', username: null },
        { privacyLevel: 'SELF_ONLY', ...off }
      )
    ).toContain('to tt_9, audience: self')
  })
})
