import { expect, it } from 'vitest'
import { actionsOf, menuOf } from './row-offers.ts'

const row = {
  phase: 'ready',
  waiting: null,
  pendingChange: null,
  scheduledFor: null,
  editable: true,
  fileMissing: false,
  hasLink: false
} as const

it('offers to start an upload over only while it stands still', () => {
  expect(actionsOf({ ...row, phase: 'uploading' })).toEqual(['cancel'])
  expect(actionsOf({ ...row, phase: 'uploading' }, true)).toEqual(['retry', 'cancel'])
})

it('offers a waiting retry now, or not at all', () => {
  expect(
    actionsOf({ ...row, phase: 'waiting', waiting: { reason: 'back-off', until: null } })
  ).toEqual(['retry', 'cancel'])
  expect(
    actionsOf({ ...row, phase: 'waiting', waiting: { reason: 'quota', until: null } })
  ).toEqual(['cancel'])
})

it('never offers to send again what may be on TikTok', () => {
  for (const phase of ['submitting', 'processing', 'scheduled', 'unknown', 'published'] as const) {
    expect(menuOf({ ...row, phase, editable: false }, true).flat(), phase).not.toContain('retry')
  }
})

it('leads to a file that is there, and looks for one that is not', () => {
  expect(menuOf(row, false).flat()).toContain('folder')
  expect(menuOf({ ...row, fileMissing: true }, false).flat()).toEqual(
    expect.arrayContaining(['locate'])
  )
  expect(menuOf({ ...row, fileMissing: true }, false).flat()).not.toContain('folder')
})
