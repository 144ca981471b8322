import { describe, expect, it } from 'vitest'
import type { Choices } from '../../../contract/ipc/composer-calls.ts'
import type { PostOptions } from '../../../contract/post-options.ts'
import { editOrders, shareChoices } from './edit-changes.ts'

const open: PostOptions = { privacyLevel: 'PUBLIC_TO_EVERYONE', disableComment: false, disableDuet: true, disableStitch: true }
const friends: PostOptions = { ...open, privacyLevel: 'MUTUAL_FOLLOW_FRIENDS' }
const choices = (...groups: [PostOptions | null, ...string[]][]): Choices => ({
  caption: null, groups: groups.map(([options, ...jobIds]) => ({ options, jobIds }))
})

it('shows what all files share, and Mixed for the rest', () => {
  expect(shareChoices({ ...choices([open, 'a'], [friends, 'b']), caption: 'same' })).toEqual({
    caption: { same: true, value: 'same' }, audience: { same: false }, allowComment: { same: true, value: true },
    allowDuet: { same: true, value: false }, allowStitch: { same: true, value: false }
  })
  expect(shareChoices(choices([null, 'a']))).toMatchObject({ caption: { same: false }, audience: { same: true, value: null }, allowComment: { same: true, value: false } })
  expect(shareChoices(choices([null, 'a'], [open, 'b'])).audience).toEqual({ same: false })
})

describe('saving an edit', () => {
  it('touches nothing that the person did not touch', () => {
    expect(editOrders(choices([open, 'a'], [friends, 'b']), {})).toEqual({ orders: [] })
    expect(editOrders(choices([open, 'a'], [friends, 'b']), { caption: 'new' })).toEqual({ orders: [{ jobIds: ['a'], caption: 'new' }, { jobIds: ['b'], caption: 'new' }] })
    expect(editOrders(choices([open, 'a'], [friends, 'b']), { allowDuet: true })).toEqual({
      orders: [{ jobIds: ['a'], options: { ...open, disableDuet: false } }, { jobIds: ['b'], options: { ...friends, disableDuet: false } }]
    })
  })

  it('gives an order only where something changes', () => {
    expect(editOrders(choices([open, 'a'], [friends, 'b', 'c']), { audience: 'PUBLIC_TO_EVERYONE' })).toEqual({ orders: [{ jobIds: ['b', 'c'], options: open }] })
  })

  it('starts a file without choices with everything off, and never guesses its audience', () => {
    expect(editOrders(choices([null, 'a']), { audience: 'SELF_ONLY' })).toEqual({
      orders: [{ jobIds: ['a'], options: { privacyLevel: 'SELF_ONLY', disableComment: true, disableDuet: true, disableStitch: true } }]
    })
    expect(editOrders(choices([open, 'a'], [null, 'b']), { allowComment: true })).toEqual({ problem: 'audience' })
    expect(editOrders(choices([null, 'b']), { caption: 'only words' })).toEqual({ orders: [{ jobIds: ['b'], caption: 'only words' }] })
  })
})
