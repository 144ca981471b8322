import { expect, it } from 'vitest'
import { describeReturn } from './use-return-banner.ts'

const row = {
  phase: 'ready',
  waiting: null,
  missed: false,
  fileMissing: false,
  armed: false,
  settledAt: null
} as const

it('tells what goes on by itself, what needs a look and which files are gone', () => {
  const rows = [
    row,
    { ...row, phase: 'waiting', armed: true },
    { ...row, phase: 'processing', armed: true },
    { ...row, phase: 'unknown', armed: true },
    { ...row, fileMissing: true },
    { ...row, phase: 'published', armed: true, settledAt: '2026-11-22T10:00:00Z' }
  ] as const
  expect(describeReturn(rows)).toEqual({
    title: '5 files from last time',
    description: '2 confirmed ones go on, 2 need a look, 1 file is not where it was.'
  })
})

it('does not say that it goes on of what the key or the account holds', () => {
  const held = {
    ...row,
    phase: 'waiting',
    armed: true,
    waiting: { reason: 'reconnect', until: null }
  } as const
  expect(describeReturn([held])?.description).toBe('1 needs a look.')
})

it('says when nothing is confirmed, and nothing when nothing is open', () => {
  expect(describeReturn([row])).toEqual({
    title: '1 file from last time',
    description: 'Nothing is sent before you confirm.'
  })
  expect(
    describeReturn([{ ...row, phase: 'failed', settledAt: '2026-11-22T10:00:00Z' }])
  ).toBeNull()
})
