import { describe, expect, it } from 'vitest'
import { sameAccount } from './same-account.ts'

describe('a new key for an old queue', () => {
  it.each([
    ['lists what is under way', { underWay: ['a'], known: ['a', 'b'] }, ['a']],
    ['lists more than the queue knows', { underWay: ['a'], known: ['a'] }, ['a', 'new']],
    ['lists an account whose posts are all done', { underWay: [], known: ['a', 'gone'] }, ['a']],
    ['meets a queue without files', { underWay: [], known: [] }, ['other']]
  ])('is taken when it %s', (_why, queue, listed) => {
    expect(sameAccount(queue, listed)).toEqual({ kind: 'same' })
  })

  it.each([
    [
      'lacks one of the accounts with posts under way',
      { underWay: ['a', 'b'], known: ['a', 'b'] },
      ['a'],
      ['b']
    ],
    ['shares no account with the queue', { underWay: [], known: ['a'] }, ['other'], ['a']],
    ['lists nothing', { underWay: [], known: ['a'] }, [], ['a']]
  ])('is refused when it %s', (_why, queue, listed, missing) => {
    expect(sameAccount(queue, listed)).toEqual({ kind: 'differs', missing })
  })
})
