import { expect, test } from 'vitest'
import { operations } from '../operation.ts'
import { readFault, readFaultProfile } from './fault-profile.ts'
import { faultProfiles } from './fault-profiles.ts'
import { namedFaults } from './named-faults.ts'

test.each(Object.keys(faultProfiles))('the profile %s can be read', (name) => {
  const rules = readFaultProfile(name)
  const count = operations.reduce((sum, operation) => sum + rules[operation].length, 0)
  expect(count > 0).toBe(name !== 'none')
})

test('the profile nasty affects 20 to 40 percent of uploads and creates', () => {
  const rules = readFaultProfile('nasty')
  for (const operation of ['uploadMedia', 'createPost'] as const) {
    const share = rules[operation].reduce((sum, { probability }) => sum + probability, 0)
    expect(share).toBeGreaterThan(0.2)
    expect(share).toBeLessThan(0.45)
  }
})

test('a profile can be JSON, with faults by name or with parameters', () => {
  const rules = readFaultProfile(
    '{ "createPost": { "error-502-done": 0.25 }, "getPost": [{ "fault": { "kind": "slow-answer", "overMs": 20 }, "probability": 1, "from": 2 }] }'
  )
  expect(rules.createPost).toEqual([
    expect.objectContaining({
      name: 'error-502-done',
      probability: 0.25,
      from: 1,
      fault: expect.objectContaining({ status: 502, when: 'after-effect' })
    })
  ])
  expect(rules.getPost).toEqual([
    expect.objectContaining({
      name: 'slow-answer',
      from: 2,
      fault: { kind: 'slow-answer', overMs: 20 }
    })
  ])
  expect(rules.uploadMedia).toEqual([])
})

test('a star stands for every operation the fault fits', () => {
  const rules = readFaultProfile({ '*': { 'error-503': 0.1, 'no-media-key-echo': 0.1 } })
  expect(rules.uploadMedia.map(({ name }) => name)).toEqual(['error-503'])
  expect(rules.listPosts.map(({ name }) => name)).toEqual(['error-503', 'no-media-key-echo'])
})

test.each([
  ['an unknown profile', 'terrible', /no fault profile "terrible"/u],
  ['a name every object has', 'constructor', /no fault profile/u],
  ['broken JSON', '{ "createPost": ', /not JSON/u],
  ['an unknown operation', '{ "like": { "error-500": 1 } }', /not right/u],
  ['an unknown fault', '{ "createPost": { "error-999": 1 } }', /no fault "error-999"/u],
  ['a probability over 1', '{ "createPost": { "error-500": 1.5 } }', /not right/u],
  [
    'probabilities that add up to more than 1',
    '{ "createPost": { "error-500": 0.6, "error-502": 0.6 } }',
    /add up to more than 1/u
  ],
  [
    'probabilities too high only together with the star',
    '{ "*": { "error-500": 0.6 }, "createPost": { "error-502": 0.6 } }',
    /add up to more than 1/u
  ],
  [
    'a fault that means nothing there',
    '{ "uploadMedia": { "late-internal": 1 } }',
    /means nothing for uploadMedia/u
  ]
])('%s is refused with a sentence', (_name, profile, message) => {
  expect(() => readFaultProfile(profile)).toThrow(
    expect.objectContaining({ code: 'INVALID_FAULTS', message: expect.stringMatching(message) })
  )
})

test('a fault with a parameter of the wrong kind is refused', () => {
  expect(() => readFault({ kind: 'slow-answer', overMs: 'long' })).toThrow(
    expect.objectContaining({ code: 'INVALID_FAULTS' })
  )
  expect(() => readFault({ kind: 'earthquake' })).toThrow(
    expect.objectContaining({ code: 'INVALID_FAULTS' })
  )
})

test('every reason TikTok publishes, and the daily limit, can come late by name', () => {
  const published = [
    'file_format_check_failed',
    'duration_check_failed',
    'frame_rate_check_failed',
    'picture_size_check_failed',
    'internal',
    'video_pull_failed',
    'photo_pull_failed',
    'publish_cancelled',
    'auth_removed',
    'spam_risk_too_many_posts',
    'spam_risk_user_banned_from_posting',
    'spam_risk_text',
    'spam_risk',
    'POST_LIMIT_REACHED'
  ]
  for (const code of published)
    expect(readFault(`late-${code}`).fault).toEqual({ kind: 'late-failure', code })
  expect(Object.keys(namedFaults).filter((name) => name.startsWith('late-'))).toHaveLength(
    published.length
  )
})
