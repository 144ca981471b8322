import { describe, expect, it } from 'vitest'
import { failureKind } from './api-outcome.ts'

const failure = (code: string, status?: number) => failureKind({ code, status })

describe('what an API failure means', () => {
  it.each([
    ['POST_LIMIT_REACHED', 400, 'quota'],
    ['POST_LIMIT_REACHED', 429, 'quota'],
    ['HTTP_429', 429, 'rate-limit'],
    ['HTTP_401', 401, 'not-authorised'],
    ['VIDEO_TOO_LONG', 422, 'refused'],
    ['HTTP_413', 413, 'refused'],
    ['HTTP_408', 408, 'passing'],
    ['CONFLICT', 409, 'passing'],
    ['HTTP_503', 503, 'passing'],
    ['A_NEW_CODE', 399, 'passing'],
    ['A_NEW_CODE', 400, 'refused'],
    ['A_NEW_CODE', 401, 'not-authorised'],
    ['A_NEW_CODE', 402, 'refused'],
    ['A_NEW_CODE', 499, 'refused'],
    ['A_NEW_CODE', 500, 'passing'],
    ['MEDIA_NOT_FOUND', 400, 'media-gone']
  ] as const)('reads %s with %d as %s: the code counts before the status', (code, status, kind) => {
    expect(failure(code, status)).toBe(kind)
  })
  it('takes a failure to connect for a dead line', () => {
    expect(failure('NETWORK_DNS')).toBe('offline')
    expect(failure('NETWORK_REFUSED')).toBe('offline')
  })
})
