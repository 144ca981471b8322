import { describe, expect, it } from 'vitest'
import {
  describeFailedCall,
  describeFailure,
  describeGivenUp,
  failureTable
} from './failure-table.ts'

describe('the table of failures', () => {
  it('says what happened and what to do, in whole sentences, for every code', () => {
    for (const [code, { sentence, action, source }] of Object.entries(failureTable)) {
      expect(sentence, code).toMatch(/^[A-Z].*\.$/)
      expect(action, code).toMatch(/^[A-Z].*\.$/)
      expect(source, code).not.toBe('')
    }
  })
  it('says of what is tried again by itself that it is, and of what is not, never', () => {
    const byItself = /by itself|checked again|when the queue does|uploaded again/
    for (const [code, { kind, action }] of Object.entries(failureTable)) {
      if (kind === 'refused' || kind === 'not-authorised')
        expect(action, code).not.toMatch(byItself)
      if (
        kind === 'passing' ||
        kind === 'offline' ||
        kind === 'quota' ||
        kind === 'rate-limit' ||
        kind === 'aborted'
      )
        expect(action, code).toMatch(byItself)
    }
  })
  it("has all of TikTok's published fail reasons", () => {
    const published = [
      'file_format_check_failed',
      'duration_check_failed',
      'frame_rate_check_failed',
      'picture_size_check_failed',
      'internal',
      'video_pull_failed',
      'publish_cancelled',
      'auth_removed',
      'spam_risk_too_many_posts',
      'spam_risk_user_banned_from_posting',
      'spam_risk_text',
      'spam_risk'
    ]
    expect(published.filter((code) => !(code in failureTable))).toEqual([])
  })
  it('passes on what the other side said for a code that nobody knows, with something to do about it', () => {
    expect(describeFailure('brand_new_code', 'Something about a hat')).toBe(
      'Something about a hat. Try again; if it fails again, ask Aether about this code.'
    )
    expect(describeFailure('NOT_FOUND', 'No such profile.')).toMatch(
      /^No such profile\. .*choose the account again/
    )
    expect(describeFailure('HTTP_402', 'Upgrade!')).toBe(
      'Upgrade! Look at your plan in the Aether dashboard.'
    )
    expect(describeFailure('FORBIDDEN', '')).toMatch(
      /^Aether answered FORBIDDEN and said no more\. See in your Aether dashboard/
    )
    expect(describeFailure('VALIDATION_ERROR', 'text: too long.')).toContain(
      'Check caption, audience and time'
    )
    expect(describeFailure('HTTP_502', 'Bad gateway.')).toContain('try again later')
  })
  it('says of a code that nobody knows what the queue does about it', () => {
    expect(describeFailure('HTTP_502', 'Bad gateway.', 'passing')).toBe(
      'Bad gateway. It is tried again by itself.'
    )
    expect(describeFailure('HTTP_429', 'Aether answered with status 429.', 'rate-limit')).toBe(
      'Aether answered with status 429. Sending goes on by itself.'
    )
    expect(describeFailure('UNAUTHORIZED', 'Who are you?', 'not-authorised')).toBe(
      'Who are you? Check the key in your Aether dashboard and enter it again.'
    )
  })
  it('takes no code for one of ours because JavaScript knows a word like it', () => {
    for (const code of ['constructor', 'toString', '__proto__'])
      expect(describeFailure(code, 'Odd.')).toBe(
        'Odd. Try again; if it fails again, ask Aether about this code.'
      )
  })
})

it('promises nothing by itself once the last attempt failed', () => {
  expect(describeFailure('NETWORK_RESET', '')).toContain('by itself')
  expect(describeGivenUp('NETWORK_RESET', '', 5)).toBe(
    'The connection was cut. It was tried 5 times; try again later.'
  )
  expect(describeGivenUp('INTERNAL', 'The server is on fire.', 5)).toBe(
    'The server is on fire. It was tried 5 times; try again later.'
  )
})

it("promises nothing by itself for a person's own call", () => {
  for (const code of Object.keys(failureTable))
    expect(describeFailedCall(code, ''), code).not.toContain('tried again by itself')
  expect(describeFailedCall('NETWORK_DNS', '')).toBe(
    "Aether's address was not found. Check the connection, then try again."
  )
  expect(describeFailedCall('NETWORK_RESET', '')).toBe('The connection was cut. Try again.')
  expect(describeFailedCall('brand_new_code', 'Something about a hat.')).toBe(
    'Something about a hat. Try again; if it fails again, ask Aether about this code.'
  )
})
