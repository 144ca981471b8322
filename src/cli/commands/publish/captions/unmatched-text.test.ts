import { expect, it } from 'vitest'
import { unmatchedText } from './unmatched-text.ts'

const added = (...paths: string[]) =>
  paths.map((path, i) => ({ path, outcome: 'added' as const, jobId: String(i), reason: null }))

it('a caption that goes to several files of one name is told with its line', () => {
  const rows = [
    { name: 'a.mp4', caption: 'Monday', line: 2 },
    { name: 'b.mp4', caption: 'Tuesday', line: 3 }
  ]
  expect(
    unmatchedText(rows, added('/week/mon/a.mp4', '/week/tue/a.mp4', '/week/tue/b.mp4'))
  ).toEqual(['--captions, line 2: 2 of the files are called a.mp4; each of them has this caption.'])
})
