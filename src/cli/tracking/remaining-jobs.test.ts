import { describe, expect, it } from 'vitest'
import type { Job } from '../../contract/queue/job.ts'
import { isAtRest } from './remaining-jobs.ts'
import { aJob } from '../../../test/support/fakes/jobs.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const inMinutes = (minutes: number): string => new Date(now + minutes * 60_000).toISOString()
const waiting = (reason: NonNullable<Job['waiting']>['reason'], until: string | null): Job =>
  aJob({ phase: 'waiting', waiting: { reason, until } })

describe('when publish stops watching a job', () => {
  it.each(['published', 'failed', 'cancelled', 'unknown', 'needs-attention', 'ready'] as const)(
    '%s needs no watching, even with --wait',
    (phase) => {
      expect(isAtRest(aJob({ phase }), now, false)).toBe(true)
      expect(isAtRest(aJob({ phase }), now, true)).toBe(true)
    }
  )
  it.each(['checking', 'uploading', 'uploaded', 'submitting'] as const)(
    '%s is watched',
    (phase) => {
      expect(isAtRest(aJob({ phase }), now, false)).toBe(false)
    }
  )
  it.each([
    ['quota', 600],
    ['back-off', 11],
    ['rate-limit', 30],
    ['schedule', 2000]
  ] as const)('%s in %d minutes is too far away, unless --wait', (reason, minutes) => {
    expect(isAtRest(waiting(reason, inMinutes(minutes)), now, false)).toBe(true)
    expect(isAtRest(waiting(reason, inMinutes(minutes)), now, true)).toBe(false)
  })
  it.each([
    ['quota', 9],
    ['back-off', 1]
  ] as const)('%s in %d minutes is waited for', (reason, minutes) => {
    expect(isAtRest(waiting(reason, inMinutes(minutes)), now, false)).toBe(false)
  })
  it('waits for its turn and for the network', () => {
    expect(isAtRest(aJob({ phase: 'waiting', waiting: null }), now, false)).toBe(false)
    expect(isAtRest(waiting('offline', null), now, false)).toBe(false)
  })
  it('does not wait for a key or an account that only a person can mend', () => {
    expect(isAtRest(waiting('not-authorised', null), now, true)).toBe(true)
    expect(isAtRest(waiting('reconnect', null), now, true)).toBe(true)
  })
  it('does not wait for a post whose time went by: a person decides', () => {
    expect(isAtRest({ ...waiting('schedule', null), missed: true }, now, true)).toBe(true)
  })
  it('waits for a post at Aether that is being taken back or moved', () => {
    expect(isAtRest(aJob({ phase: 'scheduled' }), now, false)).toBe(true)
    expect(isAtRest(aJob({ phase: 'scheduled', pendingChange: 'withdraw' }), now, false)).toBe(
      false
    )
  })
  it('leaves a post that TikTok has processed for over an hour, unless --wait', () => {
    const slow = aJob({ phase: 'processing', submittedAt: inMinutes(-61) })
    expect(isAtRest(slow, now, false)).toBe(true)
    expect(isAtRest(slow, now, true)).toBe(false)
    expect(isAtRest(aJob({ phase: 'processing', submittedAt: inMinutes(-59) }), now, false)).toBe(
      false
    )
  })
})
