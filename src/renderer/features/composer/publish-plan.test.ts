import { describe, expect, it } from 'vitest'
import type { Account } from '../../../contract/account.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { longestCaption } from './caption.ts'
import { accountName, planPublish } from './publish-plan.ts'

const account: Account = {
  profileId: 'p', username: 'ann', displayName: null, avatarUrl: null, status: 'active', usable: true, accountType: 'standard',
  minDurationS: null, maxDurationS: null, strictAspect: false, dailyLimit: 10
}
const row = (id: string, change: Partial<JobRow> = {}): JobRow => ({
  id, revision: 1, position: 1, profileId: 'p', name: `${id}.mp4`, sizeBytes: 100, durationS: 20, phase: 'ready',
  waiting: null, attempts: 0, caption: '', privacyLevel: null, armed: false, findings: [], headline: null, error: null, hasLink: false, overdue: false,
  scheduledFor: null, keptBy: null, missed: false, pendingOrder: null, editable: false, fileMissing: false, createdAt: '2026-03-01T10:00:00.000Z', settledAt: null, ...change
})
const choice = { account, audience: 'SELF_ONLY' as const, caption: '', selected: new Set<string>() }

describe('what Publish would send', () => {
  it('takes the ready files and leaves the others behind', () => {
    const plan = planPublish([
      row('a'), row('b', { phase: 'needs-attention' }), row('c', { phase: 'checking' }), row('d', { phase: 'published', armed: true }), row('e')
    ], choice)
    expect(plan).toMatchObject({ jobIds: ['a', 'e'], blocked: 1, checking: 1, blocker: null })
  })

  it('takes only what is selected, once something is', () => {
    const rows = [row('a'), row('b'), row('c', { phase: 'needs-attention' })]
    expect(planPublish(rows, { ...choice, selected: new Set(['b', 'c']) })).toMatchObject({ jobIds: ['b'], blocked: 1, onlySelected: true, blocker: null })
    expect(planPublish(rows, { ...choice, selected: new Set(['c']) }).blocker).toBe('selection')
  })

  it('never sends the files of another account', () => {
    expect(planPublish([row('a'), row('b', { profileId: 'other' })], choice).jobIds).toEqual(['a'])
  })

  it('counts each warning once per file, the most frequent first', () => {
    const hdr = { code: 'HDR' as const, severity: 'warn' as const }
    const sound = { code: 'AUDIO_MISSING' as const, severity: 'warn' as const }
    expect(planPublish([row('a', { findings: [hdr] }), row('b', { findings: [sound, sound] }), row('c', { findings: [sound, { code: 'HDR', severity: 'info' }] })], choice).warnings)
      .toEqual([{ code: 'AUDIO_MISSING', files: 2 }, { code: 'HDR', files: 1 }])
  })
})

it('warns of the caption that will be sent, not of one from before', () => {
  const rows = [row('a', { findings: [{ code: 'HASHTAGS_MANY', severity: 'warn' }] }), row('b #six')]
  expect(planPublish(rows, choice).warnings).toEqual([])
  expect(planPublish(rows, { ...choice, caption: '{name} #1 #2 #3 #4 #5\nsecond line' }).warnings).toEqual([{ code: 'CAPTION_LINE_BREAKS', files: 2 }, { code: 'HASHTAGS_MANY', files: 1 }])
})

describe('why Publish does nothing', () => {
  it.each([
    ['no account is chosen', [row('a')], { ...choice, account: null }, 'account'],
    ['the account is disconnected', [row('a')], { ...choice, account: { ...account, usable: false } }, 'unusable'],
    ['there are no files', [], choice, 'nothing'],
    ['checks are running', [row('a', { phase: 'checking' })], choice, 'checking'],
    ['all files need attention', [row('a', { phase: 'needs-attention' })], choice, 'blocked'],
    ['everything is sent', [row('a', { phase: 'processing' })], choice, 'sent'],
    ['nobody chose an audience', [row('a')], { ...choice, audience: null }, 'audience'],
    ['the longest caption is too long', [row('a')], { ...choice, caption: 'x'.repeat(2201) }, 'caption']
  ] as const)('says that %s', (_what, rows, chosen, blocker) => {
    expect(planPublish(rows, chosen).blocker).toBe(blocker)
  })
})

it('measures the longest caption, file names filled in', () => {
  expect(longestCaption('{name}!', ['a.mp4', 'long.name.mov'])).toBe('long.name!'.length)
  expect(longestCaption('same', ['a.mp4'])).toBe(4)
  expect(longestCaption('{name}', ['.mp4'])).toBe(4)
  expect(longestCaption('a\r\nb', [])).toBe(3)
})

it('calls an account by its @name', () => {
  expect(accountName(account)).toBe('@ann')
  expect(accountName({ ...account, username: '@ann' })).toBe('@ann')
  expect(accountName({ ...account, username: null, displayName: 'Ann' })).toBe('Ann')
  expect(accountName({ ...account, username: null })).toBe('p')
})
