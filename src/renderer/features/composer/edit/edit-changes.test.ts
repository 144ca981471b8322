import { describe, expect, it } from 'vitest'
import type { Choices } from '../../../../contract/ipc/composer-calls.ts'
import type { PostOptions } from '../../../../contract/queue/post-options.ts'
import { editOrders, readHashtags, shareChoices, wordChange } from './edit-changes.ts'

const open: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: false,
  disableDuet: true,
  disableStitch: true
}
const friends: PostOptions = { ...open, privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' }
const choices = (...groups: [PostOptions | null, ...string[]][]): Choices => ({
  caption: null,
  withoutCaption: 1,
  groups: groups.map(([options, ...jobIds]) => ({ options, jobIds }))
})

it('shows what all files share, and Mixed for the rest', () => {
  expect(shareChoices({ ...choices([open, 'a'], [friends, 'b']), caption: 'same' })).toEqual({
    caption: { same: true, value: 'same' },
    audience: { same: false },
    allowComment: { same: true, value: true },
    allowDuet: { same: true, value: false },
    allowStitch: { same: true, value: false }
  })
  expect(shareChoices(choices([null, 'a']))).toMatchObject({
    caption: { same: false },
    audience: { same: true, value: null },
    allowComment: { same: true, value: false }
  })
  expect(shareChoices(choices([null, 'a'], [open, 'b'])).audience).toEqual({ same: false })
})

describe('saving an edit', () => {
  it('touches nothing that the person did not touch', () => {
    expect(editOrders(choices([open, 'a'], [friends, 'b']), {})).toEqual({ orders: [] })
    expect(editOrders(choices([open, 'a'], [friends, 'b']), { caption: 'new' })).toEqual({
      orders: []
    })
    expect(wordChange(choices([open, 'a'], [friends, 'b']), { allowDuet: true }, 2)).toBeNull()
    expect(editOrders(choices([open, 'a'], [friends, 'b']), { allowDuet: true })).toEqual({
      orders: [
        { jobIds: ['a'], options: { ...open, disableDuet: false } },
        { jobIds: ['b'], options: { ...friends, disableDuet: false } }
      ]
    })
  })

  it('gives an order only where something changes', () => {
    expect(
      editOrders(choices([open, 'a'], [friends, 'b', 'c']), { audience: 'PUBLIC_TO_EVERYONE' })
    ).toEqual({ orders: [{ jobIds: ['b', 'c'], options: open }] })
  })

  it('starts a file without choices with everything off, and never guesses its audience', () => {
    expect(editOrders(choices([null, 'a']), { audience: 'SELF_ONLY' })).toEqual({
      orders: [
        {
          jobIds: ['a'],
          options: {
            privacyLevel: 'SELF_ONLY',
            disableComment: true,
            disableDuet: true,
            disableStitch: true
          }
        }
      ]
    })
    expect(editOrders(choices([open, 'a'], [null, 'b']), { allowComment: true })).toEqual({
      problem: 'audience'
    })
  })
})

describe('words for several files', () => {
  const some = choices([open, 'a', 'b'])
  it('go to the files without a caption where others have one, unless the person says all', () => {
    expect(wordChange(some, { caption: 'new' }, 2)).toEqual({
      caption: { text: 'new', which: 'empty' }
    })
    expect(wordChange(some, { caption: 'new', captionFor: 'all' }, 2)).toEqual({
      caption: { text: 'new', which: 'all' }
    })
    expect(wordChange({ ...some, withoutCaption: 0 }, { caption: 'new' }, 2)).toEqual({
      caption: { text: 'new', which: 'all' }
    })
    expect(wordChange({ ...some, withoutCaption: 2 }, { caption: 'new' }, 2)).toEqual({
      caption: { text: 'new', which: 'all' }
    })
  })

  it('are hashtags where they can be some', () => {
    expect(readHashtags(' travel, #Été  #travel\n日本 ')).toEqual(['#travel', '#Été', '#日本'])
    expect(readHashtags('#new-york')).toBeNull()
    expect(readHashtags('#')).toBeNull()
    expect(wordChange(some, { hashtags: 'a b', hashtagsHow: 'replace' }, 2)).toEqual({
      hashtags: { tags: ['#a', '#b'], how: 'replace' }
    })
    expect(wordChange(some, { hashtags: 'a-b' }, 2)).toEqual({ problem: 'hashtags' })
  })
})
