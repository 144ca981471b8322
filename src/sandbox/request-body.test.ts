import { expect, test } from 'vitest'
import { checkCaption, readConnectLink, readCreatePost, readSchedule } from './request-body.ts'

const good = {
  profileId: 'tiktok_demo',
  content: { text: 'Hello' },
  mediaKeys: ['org_sandbox/a.mp4'],
  platforms: {
    tiktok: {
      privacyLevel: 'SELF_ONLY',
      disableComment: true,
      disableDuet: true,
      disableStitch: true
    }
  }
}

test("the tutorial's shape is read, with or without options", () => {
  expect(readCreatePost(good)).toEqual(good)
  expect(readCreatePost({ ...good, platforms: { tiktok: {} } }).platforms.tiktok).toEqual({})
})

test.each([
  ['no body', undefined, undefined],
  ["another page's shape", { ...good, text: 'Hello' }, undefined],
  [
    'a misspelt option',
    { ...good, platforms: { tiktok: { privacy_level: 'SELF_ONLY' } } },
    'platforms.tiktok'
  ],
  [
    'an unknown audience',
    { ...good, platforms: { tiktok: { privacyLevel: 'FRIENDS' } } },
    'platforms.tiktok.privacyLevel'
  ],
  ['no platforms', { ...good, platforms: undefined }, 'platforms'],
  ['two videos', { ...good, mediaKeys: ['a', 'b'] }, 'mediaKeys'],
  ['a time without offset', { ...good, scheduledFor: '2026-06-15T09:00:00' }, 'scheduledFor']
])('%s is refused as INVALID_REQUEST', (_name, body, field) => {
  expect(() => readCreatePost(body)).toThrow(
    expect.objectContaining({
      status: 400,
      code: 'INVALID_REQUEST',
      ...(field === undefined ? {} : { field })
    })
  )
})

test('a caption of 2,200 UTF-16 units passes and one more is refused, an emoji counting two', () => {
  expect(() => checkCaption('😀'.repeat(1_100))).not.toThrow()
  expect(() => checkCaption(`${'😀'.repeat(1_100)}a`)).toThrow(
    expect.objectContaining({ status: 422, code: 'CAPTION_TOO_LONG' })
  )
})

test('the offset of a scheduled time decides the instant', () => {
  const nowMs = Date.parse('2026-06-15T00:00:00Z')
  expect(readSchedule('2026-06-15T09:00:00+02:00', nowMs, nowMs)).toBe(
    Date.parse('2026-06-15T07:00:00Z')
  )
})

test('the past and anything beyond ten days are refused', () => {
  const nowMs = Date.parse('2026-06-15T00:00:00Z')
  expect(() => readSchedule('2026-06-15T00:00:00Z', nowMs, nowMs)).toThrow(
    expect.objectContaining({ code: 'SCHEDULE_IN_PAST' })
  )
  expect(() => readSchedule('2026-06-25T00:00:01Z', nowMs, nowMs)).toThrow(
    expect.objectContaining({ code: 'SCHEDULE_TOO_FAR' })
  )
  expect(readSchedule('2026-06-25T00:00:00Z', nowMs, nowMs)).toBe(nowMs + 864_000_000)
})

test.each([
  ['aether-uploader://oauth/tiktok/callback?state=abc', true],
  ['https://example.com/back', true],
  ['http://127.0.0.1:4000/back', true],
  ['http://example.com/back', false],
  ['javascript:alert(1)', false],
  ['/back', false]
])('redirect address %s is taken: %s', (redirectUrl, taken) => {
  const reading = (): unknown => readConnectLink({ platform: 'tiktok', redirectUrl })
  if (taken) expect(reading()).toEqual({ platform: 'tiktok', redirectUrl })
  else expect(reading).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})
