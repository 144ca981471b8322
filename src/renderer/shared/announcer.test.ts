import { expect, it } from 'vitest'
import { aJobRow } from '../../../test/support/fakes/jobs.ts'
import type { JobRow } from '../../contract/ipc-rows.ts'
import type { Phase } from '../../contract/queue/phase.ts'
import { createAnnouncer } from './announcer.ts'

const row = (phase: Phase): JobRow => aJobRow({ name: 'a.mp4', sizeBytes: 1, durationS: 1, phase })

it('says in one sentence what came to an end, and nothing of the steps before', () => {
  const said: string[] = []
  let flush = (): void => undefined
  const announcer = createAnnouncer(
    (text) => said.push(text),
    (callback) => {
      flush = callback
    }
  )
  announcer.note(row('waiting'), row('uploading'))
  announcer.note(undefined, row('published'))
  announcer.note(row('processing'), row('published'))
  announcer.note(row('processing'), row('published'))
  announcer.note(row('published'), row('published'))
  announcer.note(row('processing'), row('failed'))
  announcer.note(row('checking'), row('needs-attention'))
  announcer.note(undefined, row('needs-attention'))
  flush()
  expect(said).toEqual(['2 posts published, 1 file failed, 2 files need attention'])
})

it('tells the progress of a batch in quarters, each once', () => {
  const said: string[] = []
  const { progress } = createAnnouncer(
    (text) => said.push(text),
    () => undefined
  )
  for (const percent of [0, 10, 26, 30, 49, 77, 100, 0, 25]) progress(percent)
  expect(said.map((text) => text.split(' ')[0])).toEqual(['25', '75', '25'])
})
