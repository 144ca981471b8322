import { expect, it } from 'vitest'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { bulkOf } from './bulk.ts'

const row = (id: string, phase: JobRow['phase'], editable: boolean): JobRow => ({
  id,
  revision: 1,
  position: 1,
  profileId: 'p',
  name: `${id}.mp4`,
  sizeBytes: 1000,
  durationS: 20,
  phase,
  waiting: null,
  attempts: 1,
  caption: '',
  privacyLevel: null,
  armed: false,
  findings: [],
  headline: null,
  error: null,
  hasLink: false,
  overdue: false,
  scheduledFor: null,
  keptBy: null,
  missed: false,
  pendingChange: null,
  editable,
  fileMissing: false,
  createdAt: '2026-03-01T10:00:00.000Z',
  settledAt: null
})
const [ready, failed, cancelled, published] = [
  row('ready', 'ready', true),
  row('failed', 'failed', true),
  row('cancelled', 'cancelled', true),
  row('published', 'published', false)
]

it('offers each order with the rows it would touch', () => {
  expect(bulkOf([ready, failed, published])).toMatchObject({
    rows: 3,
    editable: ['ready', 'failed'],
    retry: ['failed'],
    remove: ['ready', 'failed', 'published'],
    cancel: []
  })
})

it('brings no cancelled file back by an edit that was meant for others', () => {
  expect(bulkOf([ready, cancelled]).editable).toEqual(['ready'])
  expect(bulkOf([cancelled, published]).editable).toEqual(['cancelled'])
})
