import { describe, expect, it } from 'vitest'
import type { AcceptedPost } from '../../../sandbox/index.ts'
import { aJob } from '../../../../test/support/fakes/jobs.ts'
import type { Clip } from './clip-plan.ts'
import { judgeClip, recordsAgree } from './judge-demo.ts'

const good: Clip = {
  name: 'good.mp4',
  recipe: { kind: 'text', text: '' },
  expect: { kind: 'published' }
}
const bad: Clip = {
  name: 'bad.mp4',
  recipe: { kind: 'text', text: '' },
  expect: { kind: 'blocked', code: 'VIDEO_TOO_SHORT' }
}
const post: AcceptedPost = {
  postId: 'p1',
  profileId: 't',
  mediaKey: 'm',
  sha256: 's',
  sizeBytes: 1,
  caption: '',
  options: {},
  status: 'published',
  errorCode: null,
  url: 'https://x/1',
  publishAt: null,
  createdAt: ''
}
const published = aJob({ phase: 'published', postId: 'p1', url: 'https://x/1', attempts: 1 })
const stopped = aJob({
  phase: 'needs-attention',
  findings: [
    {
      code: 'VIDEO_TOO_SHORT',
      severity: 'block',
      measured: { value: 9, unit: 's' },
      allowed: { min: 15, unit: 's' },
      message: '',
      action: ''
    }
  ]
})

describe('the demo’s verdict', () => {
  it('is satisfied by a good clip posted once, and by a bad one of which nothing left', () => {
    expect(judgeClip({ clip: good, job: published, postsWithItsBytes: [post] }).good).toBe(true)
    expect(judgeClip({ clip: bad, job: stopped, postsWithItsBytes: [] })).toMatchObject({
      good: true,
      text: 'VIDEO_TOO_SHORT: measured 9 s, allowed at least 15 s; not a byte left'
    })
  })
  it.each([
    ['posted twice', { clip: good, job: published, postsWithItsBytes: [post, post] }],
    ['never got', { clip: good, job: published, postsWithItsBytes: [] }],
    [
      'got under another link',
      { clip: good, job: published, postsWithItsBytes: [{ ...post, url: 'https://x/2' }] }
    ],
    ['lost', { clip: good, job: undefined, postsWithItsBytes: [] }],
    ['let through', { clip: bad, job: published, postsWithItsBytes: [post] }],
    [
      'stopped for another reason',
      { clip: bad, job: aJob({ phase: 'needs-attention' }), postsWithItsBytes: [] }
    ],
    [
      'uploaded and then stopped',
      { clip: bad, job: { ...stopped, attempts: 1 }, postsWithItsBytes: [] }
    ]
  ])('is not satisfied by a clip that was %s', (_name, evidence) => {
    expect(judgeClip(evidence).good).toBe(false)
  })
  it('wants the sandbox’s own record to be the same', () => {
    expect(recordsAgree(1, [post])).toBe(true)
    expect(recordsAgree(1, [post, post])).toBe(false)
    expect(recordsAgree(1, [{ ...post, status: 'publishing' }])).toBe(false)
  })
})
