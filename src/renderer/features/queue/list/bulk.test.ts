import { expect, it } from 'vitest'
import { aJobRow } from '../../../../../test/support/fakes/jobs.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { bulkOf } from './bulk.ts'

const row = (id: string, phase: JobRow['phase'], editable: boolean): JobRow =>
  aJobRow({ id, name: `${id}.mp4`, phase, attempts: 1, editable })
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
