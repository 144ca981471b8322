import { expect, test } from 'vitest'
import { postStatusAt, type PostTimes } from './post-status.ts'

const immediate: PostTimes = {
  createdAtMs: 100,
  publishAtMs: null,
  processingMs: 50,
  lateErrorCode: null,
  cancelledAtMs: null
}

test('an immediate post is publishing until its processing time is over, then published', () => {
  expect(postStatusAt(immediate, 100)).toBe('publishing')
  expect(postStatusAt(immediate, 149)).toBe('publishing')
  expect(postStatusAt(immediate, 150)).toBe('published')
})

test("an immediate post never looks scheduled, not even when the computer's clock is set back", () => {
  expect(postStatusAt(immediate, 50)).toBe('publishing')
})

test('a scheduled post waits for its time before it publishes', () => {
  const scheduled = { ...immediate, publishAtMs: 1_000 }
  expect(postStatusAt(scheduled, 999)).toBe('scheduled')
  expect(postStatusAt(scheduled, 1_000)).toBe('publishing')
  expect(postStatusAt(scheduled, 1_050)).toBe('published')
})

test('a file TikTok will refuse looks like any other until processing is over', () => {
  const refused: PostTimes = { ...immediate, lateErrorCode: 'file_format_check_failed' }
  expect(postStatusAt(refused, 149)).toBe('publishing')
  expect(postStatusAt(refused, 150)).toBe('failed')
})

test('a cancelled post stays cancelled past its time', () => {
  expect(postStatusAt({ ...immediate, publishAtMs: 1_000, cancelledAtMs: 500 }, 5_000)).toBe(
    'cancelled'
  )
})
