import { describe, expect, it } from 'vitest'
import { exitCodeOf } from './exit-code.ts'
import type { ExitFlags } from './exit-code.ts'

const none = {
  published: 0,
  scheduled: 0,
  processing: 0,
  waiting: 0,
  needsAttention: 0,
  failed: 0,
  unknown: 0,
  cancelled: 0,
  skipped: 0
}
const everything = {
  published: 1,
  scheduled: 1,
  processing: 1,
  waiting: 1,
  needsAttention: 1,
  failed: 1,
  unknown: 1,
  cancelled: 1,
  skipped: 1
}

describe('exit codes', () => {
  const cases: [string, Partial<typeof none>, ExitFlags, number][] = [
    [
      'an interruption outranks everything',
      everything,
      { interrupted: true, notAuthorised: true },
      130
    ],
    ['a refused key outranks the outcomes', everything, { notAuthorised: true }, 3],
    ['an unknown outcome outranks failures', everything, {}, 4],
    ['a failure outranks waiting', { ...everything, unknown: 0 }, {}, 1],
    ['a blocked file is a failure of the line', { published: 3, needsAttention: 1 }, {}, 1],
    ['a cancelled file is not published', { published: 3, cancelled: 1 }, {}, 1],
    ['a waiting file is not done', { published: 3, waiting: 1 }, {}, 5],
    ['a file that TikTok still processes is not done', { published: 3, processing: 1 }, {}, 5],
    [
      'published, scheduled and posted before are done',
      { published: 1, scheduled: 1, skipped: 1 },
      {},
      0
    ],
    ['an empty folder is done', {}, {}, 0]
  ]
  it.each(cases)('%s', (_name, summary, flags, expected) => {
    expect(exitCodeOf({ ...none, ...summary }, flags)).toBe(expected)
  })
})
