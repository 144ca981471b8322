import { describe, expect, it } from 'vitest'
import type { PostOptions } from '../../contract/queue/post-options.ts'
import { compareEcho, mayCreate } from './audience.ts'

const chosen: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: false
}

describe('the echo of the options', () => {
  it('settles the question when the audience comes back as chosen', () => {
    expect(compareEcho(chosen, { ...chosen })).toBe('same')
    expect(compareEcho(chosen, { privacyLevel: 'SELF_ONLY', extra: 1 })).toBe('same')
  })
  it('says nothing when the audience is not among it', () => {
    expect(compareEcho(chosen, undefined)).toBe('none')
    expect(compareEcho(chosen, {})).toBe('none')
    expect(compareEcho(chosen, { disableDuet: true, privacyLevel: null })).toBe('none')
  })
  it('differs as soon as one field does, whichever it is', () => {
    expect(compareEcho(chosen, { privacyLevel: 'PUBLIC_TO_EVERYONE' })).toBe('differs')
    expect(compareEcho(chosen, { ...chosen, disableStitch: true })).toBe('differs')
  })
})

describe('creating while the question is open', () => {
  it('lets one non-public post out, and any public one', () => {
    expect(mayCreate('open', 'SELF_ONLY', 0)).toBe(true)
    expect(mayCreate('open', 'SELF_ONLY', 1)).toBe(false)
    expect(mayCreate('open', 'PUBLIC_TO_EVERYONE', 5)).toBe(true)
  })
  it('lets everything out once verified, and nothing once it differs', () => {
    expect(mayCreate('verified', 'SELF_ONLY', 9)).toBe(true)
    expect(mayCreate('differs', 'PUBLIC_TO_EVERYONE', 0)).toBe(false)
  })
})
