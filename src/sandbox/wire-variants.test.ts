import { expect, test } from 'vitest'
import { errorBody } from './api-error.ts'
import { defaultWire, retryAfterText } from './wire-format.ts'
import { readOptions, writeOptions } from './wire-options.ts'
import { readCreate, readList, readUpdate } from './wire-request.ts'
import { readWire, wireVariantNames } from './wire-variants.ts'

const create = {
  profileId: 'p',
  content: { text: 'Hello' },
  mediaKeys: ['k'],
  platforms: { tiktok: { privacyLevel: 'SELF_ONLY', disableComment: true } }
}

test('nothing said and "default" are the default', () => {
  expect([readWire(undefined), readWire('default'), readWire([])]).toEqual([
    defaultWire,
    defaultWire,
    defaultWire
  ])
})

test.each(wireVariantNames)('the variant %s changes something', (name) => {
  expect(readWire(name)).not.toEqual(defaultWire)
})

test('several variants can be had at once', () => {
  expect(readWire('envelope-data, post-id-long').answer).toMatchObject({
    envelope: 'data',
    postId: 'postId'
  })
  expect(readWire(['envelope-data', 'post-id-long'])).toEqual(
    readWire('envelope-data,post-id-long')
  )
})

test.each(['esperanto', 'toString'])('%s is refused, naming the variants there are', (name) => {
  expect(() => readWire(name)).toThrow(
    expect.objectContaining({
      code: 'INVALID_WIRE',
      message: expect.stringContaining('envelope-data')
    })
  )
})

test('options in other names are read into the default ones, and the default ones are then unknown', () => {
  const wire = readWire('options-snake-case')
  const sent = { privacy_level: 'SELF_ONLY', disable_comment: true }
  expect(readCreate(wire, { ...create, platforms: { tiktok: sent } })).toEqual({
    body: create,
    sentOptions: sent
  })
  expect(() => readCreate(wire, create)).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', field: 'platforms.tiktok.privacyLevel' })
  )
})

test('where unknown options are ignored, nothing is left of them', () => {
  expect(readCreate(readWire('options-snake-case-ignored'), create)).toMatchObject({
    body: { platforms: { tiktok: {} } },
    sentOptions: create.platforms.tiktok
  })
  expect(readOptions(readWire('privacy-lower-case-ignored'), create.platforms.tiktok)).toEqual({
    disableComment: true
  })
})

test('switches that allow mean the opposite, in both directions', () => {
  const wire = readWire('options-allow')
  expect(readOptions(wire, { allowComment: true, allowDuet: false })).toEqual({
    disableComment: false,
    disableDuet: true
  })
  expect(writeOptions(wire, { disableComment: false, disableDuet: true })).toEqual({
    allowComment: true,
    allowDuet: false
  })
})

test('audiences in other words are read and written', () => {
  const wire = readWire('privacy-lower-case')
  expect(readOptions(wire, { privacyLevel: 'friends' })).toEqual({
    privacyLevel: 'MUTUAL_FOLLOW_FRIENDS'
  })
  expect(writeOptions(wire, { privacyLevel: 'SELF_ONLY' })).toEqual({ privacyLevel: 'self' })
})

test('a renamed time is read under its name and refused under the old one', () => {
  const wire = readWire('scheduled-for-renamed')
  const time = '2026-06-15T09:00:00Z'
  expect(readCreate(wire, { ...create, publishAt: time }).body.scheduledFor).toBe(time)
  expect(readUpdate(wire, { publishAt: time })).toEqual({ scheduledFor: time })
  expect(() => readCreate(wire, { ...create, scheduledFor: time })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', field: 'scheduledFor' })
  )
})

test("a list's parameters can have other names, or count for nothing", () => {
  expect(
    readList(readWire('list-query-renamed'), { after: 'c', pageSize: '5', profile: 'p' })
  ).toEqual({ cursor: 'c', limit: 5, profileId: 'p' })
  expect(() => readList(readWire('list-query-renamed'), { cursor: 'c' })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST' })
  )
  expect(readList(readWire('list-query-ignored'), { cursor: 'c', limit: '5' })).toEqual({
    limit: 20
  })
})

test.each([
  ['default', { error: { code: 'A_B', message: 'Words.', field: 'f', requestId: 'r' } }],
  ['error-top-level', { code: 'A_B', message: 'Words.', field: 'f', requestId: 'r' }],
  ['error-text', { error: 'Words.' }],
  ['error-code-text', { error: 'A_B' }],
  ['error-plain-text', 'Words.'],
  ['error-detail', { error: { code: 'A_B', detail: 'Words.', field: 'f', request_id: 'r' } }],
  [
    'error-description',
    { error: { code: 'A_B', error_description: 'Words.', field: 'f', requestId: 'r' } }
  ]
])('an error in the form of %s', (name, body) => {
  expect(errorBody({ code: 'A_B', message: 'Words.', field: 'f' }, 'r', readWire(name))).toEqual(
    body
  )
})

test('Retry-After as a date is never earlier than the wait it stands for', () => {
  const noonMs = Date.parse('2026-06-15T12:00:00.250Z')
  expect(retryAfterText(readWire('retry-after-date'), 5, noonMs)).toBe(
    'Mon, 15 Jun 2026 12:00:06 GMT'
  )
  expect(retryAfterText(defaultWire, 5, noonMs)).toBe('5')
})
