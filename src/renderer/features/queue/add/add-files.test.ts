import { expect, it } from 'vitest'
import { describeAdded } from './add-files.ts'

const not = (outcome: 'resumed' | 'retried' | 'already-settled' | 'skipped' | 'unreadable') => ({
  name: 'a',
  outcome,
  reason: null
})

it('says what was added and what was not, each once', () => {
  expect(describeAdded({ jobIds: [], added: 3, notAdded: [] })).toEqual({
    title: 'Added 3 files',
    description: null
  })
  expect(
    describeAdded({
      jobIds: [],
      added: 1,
      notAdded: [not('skipped'), not('unreadable'), not('already-settled'), not('retried')]
    })
  ).toEqual({
    title: 'Added 2 files',
    description:
      '1 file already posted or being posted. 2 files skipped: not a video or not readable'
  })
  expect(describeAdded({ jobIds: [], added: 0, notAdded: [not('resumed')] })).toEqual({
    title: 'Nothing was added',
    description: '1 file already in the queue'
  })
})
