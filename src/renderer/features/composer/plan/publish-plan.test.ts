import { describe, expect, it } from 'vitest'
import { aJobRow } from '../../../../../test/support/fakes/jobs.ts'
import type { Account } from '../../../../contract/account/account.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { countCaption, longestCaption } from './caption.ts'
import { accountName } from '../../../../contract/account/account-name.ts'
import { planPublish } from './publish-plan.ts'

const account: Account = {
  profileId: 'p',
  username: 'ann',
  displayName: null,
  avatarUrl: null,
  status: 'active',
  usable: true,
  accountType: 'standard',
  minDurationS: null,
  maxDurationS: null,
  strictAspect: false,
  dailyLimit: 10
}
const row = (id: string, change: Partial<JobRow> = {}): JobRow =>
  aJobRow({ id, name: `${id}.mp4`, sizeBytes: 100, ...change })
const draft = { audience: 'SELF_ONLY' as const, caption: '', replaceCaptions: false }
const choice = { account, draft, selected: new Set<string>() }

describe('what Publish would send', () => {
  it('takes the ready files and leaves the others behind', () => {
    const plan = planPublish(
      [
        row('a'),
        row('b', { phase: 'needs-attention' }),
        row('c', { phase: 'checking' }),
        row('d', { phase: 'published', armed: true }),
        row('e')
      ],
      choice
    )
    expect(plan).toMatchObject({ jobIds: ['a', 'e'], blocked: 1, checking: 1, blocker: null })
  })

  it('takes only what is selected, once something is', () => {
    const rows = [row('a'), row('b'), row('c', { phase: 'needs-attention' })]
    expect(planPublish(rows, { ...choice, selected: new Set(['b', 'c']) })).toMatchObject({
      jobIds: ['b'],
      blocked: 1,
      onlySelected: true,
      blocker: null
    })
    expect(planPublish(rows, { ...choice, selected: new Set(['c']) }).blocker).toBe('selection')
  })

  it('never sends the files of another account', () => {
    expect(planPublish([row('a'), row('b', { profileId: 'other' })], choice).jobIds).toEqual(['a'])
  })

  it('says what became of the files once none is left to confirm, and nothing of the kind before', () => {
    const gone = [
      row('a', { phase: 'published' }),
      row('b', { phase: 'processing' }),
      row('c', { phase: 'uploading' }),
      row('d', { phase: 'failed' })
    ]
    const sent = [
      { group: 'published', files: 1 },
      { group: 'sending', files: 2 },
      { group: 'failed', files: 1 }
    ]
    expect(planPublish(gone, choice)).toMatchObject({ sent, blocker: 'sent' })
    expect(planPublish([...gone, row('e', { phase: 'needs-attention' })], choice)).toMatchObject({
      sent: null,
      blocker: 'blocked'
    })
    expect(planPublish([...gone, row('e')], { ...choice, selected: new Set(['d']) })).toMatchObject(
      { sent: [{ group: 'failed', files: 1 }], blocker: 'selection' }
    )
    expect(planPublish([...gone, row('e', { profileId: 'other' })], choice).sent).toEqual(sent)
    expect(planPublish([], choice)).toMatchObject({ sent: null, blocker: 'nothing' })
  })

  it('counts each warning once per file, the most frequent first', () => {
    const hdr = { code: 'HDR' as const, severity: 'warn' as const }
    const sound = { code: 'AUDIO_MISSING' as const, severity: 'warn' as const }
    expect(
      planPublish(
        [
          row('a', { findings: [hdr] }),
          row('b', { findings: [sound, sound] }),
          row('c', { findings: [sound, { code: 'HDR', severity: 'info' }] })
        ],
        choice
      ).warnings
    ).toEqual([
      { code: 'AUDIO_MISSING', files: ['b.mp4', 'c.mp4'] },
      { code: 'HDR', files: ['a.mp4'] }
    ])
  })
})

describe('the caption', () => {
  const rows = [
    row('a'),
    row('b #six'),
    row('c', { caption: 'its own', findings: [{ code: 'CAPTION_LINE_BREAKS', severity: 'warn' }] })
  ]

  it('of a file is kept, and warned of as it is, unless the person replaces it', () => {
    const caption = '{name} #1 #2 #3 #4 #5\nsecond line'
    const kept = planPublish(rows, { ...choice, draft: { ...draft, caption } })
    expect(kept).toMatchObject({
      captioned: ['a', 'b #six'],
      ownCaptions: 1,
      captionLength: caption.length
    })
    expect(kept.warnings).toEqual([
      { code: 'CAPTION_LINE_BREAKS', files: ['a.mp4', 'b #six.mp4', 'c.mp4'] },
      { code: 'HASHTAGS_MANY', files: ['b #six.mp4'] }
    ])
    const replaced = planPublish(rows, {
      ...choice,
      draft: { ...draft, caption: 'short', replaceCaptions: true }
    })
    expect(replaced).toMatchObject({
      captioned: ['a', 'b #six', 'c'],
      ownCaptions: 1,
      warnings: []
    })
  })

  it('of the panel says nothing while it is empty', () => {
    expect(
      planPublish(rows, { ...choice, draft: { ...draft, replaceCaptions: true } }).captioned
    ).toEqual([])
  })

  it('that is gone is not warned of', () => {
    expect(
      planPublish([row('a', { findings: [{ code: 'HASHTAGS_MANY', severity: 'warn' }] })], choice)
        .warnings
    ).toEqual([])
  })
})

describe('who will see the posts', () => {
  const chosen = [
    row('a', { privacyLevel: 'SELF_ONLY' }),
    row('b', { privacyLevel: 'SELF_ONLY' }),
    row('c', { privacyLevel: 'PUBLIC_TO_EVERYONE' })
  ]
  const none = { ...choice, draft: { ...draft, audience: null } }

  it('is what the panel says, for every file', () => {
    expect(planPublish(chosen, choice)).toMatchObject({
      audiences: [{ level: 'SELF_ONLY', files: 3 }],
      ownChoices: false
    })
  })

  it('is what was chosen for each file where the panel says nothing', () => {
    expect(planPublish(chosen, none)).toMatchObject({
      audiences: [
        { level: 'SELF_ONLY', files: 2 },
        { level: 'PUBLIC_TO_EVERYONE', files: 1 }
      ],
      ownChoices: true,
      blocker: null
    })
  })

  it('is asked for as soon as one file has no choice', () => {
    expect(planPublish([...chosen, row('d')], none)).toMatchObject({
      audiences: [],
      ownChoices: false,
      blocker: 'audience'
    })
  })
})

describe('why Publish does nothing', () => {
  it.each([
    ['no account is chosen', [row('a')], { ...choice, account: null }, 'account'],
    [
      'the account is disconnected',
      [row('a')],
      { ...choice, account: { ...account, usable: false } },
      'unusable'
    ],
    ['there are no files', [], choice, 'nothing'],
    ['checks are running', [row('a', { phase: 'checking' })], choice, 'checking'],
    ['all files need attention', [row('a', { phase: 'needs-attention' })], choice, 'blocked'],
    ['everything is sent', [row('a', { phase: 'processing' })], choice, 'sent'],
    [
      'nobody chose an audience',
      [row('a')],
      { ...choice, draft: { ...draft, audience: null } },
      'audience'
    ],
    [
      'the longest caption is too long',
      [row('a')],
      { ...choice, draft: { ...draft, caption: 'x'.repeat(2201) } },
      'caption'
    ]
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

it('counts hashtags and mentions, and takes no address for one', () => {
  expect(countCaption('Hi @ann.b and @ann.b., mail me@example.com #one #two', ['x.mp4'])).toEqual({
    length: 52,
    tooLong: false,
    hashtags: 2,
    mentions: 1,
    lineBreaks: false
  })
  expect(countCaption('{name}\n.', ['#a #b.mp4', 'longer name.mp4'])).toMatchObject({
    length: 13,
    hashtags: 2,
    lineBreaks: true
  })
})

it('calls an account by its @name', () => {
  expect(accountName(account)).toBe('@ann')
  expect(accountName({ ...account, username: '@ann' })).toBe('@ann')
  expect(accountName({ ...account, username: null, displayName: 'Ann' })).toBe('Ann')
  expect(accountName({ ...account, username: null })).toBe('p')
})
