import { expect, it } from 'vitest'
import type { Job } from '../../contract/queue/job.ts'
import { describeJob } from './job-report.ts'

const job: Job = {
  id: 'j1',
  revision: 4,
  profileId: 'tiktok_1',
  path: '/home/ann/Videos/sea side.mp4',
  name: 'sea side.mp4',
  sizeBytes: 1200,
  position: 1,
  phase: 'failed',
  waiting: null,
  findings: [
    {
      code: 'VIDEO_TOO_SHORT',
      severity: 'block',
      measured: { value: 5, unit: 's' },
      allowed: { min: 15, max: 60, unit: 's' },
      message: 'It lasts 5 s.',
      action: 'Use a longer cut.'
    }
  ],
  media: null,
  caption: 'sunset with my secret love',
  options: null,
  allowAspect: false,
  allowRepost: false,
  consentAt: null,
  sha256: null,
  attempts: 2,
  postId: 'post_9',
  url: 'https://www.tiktok.com/@ann/video/9',
  error: {
    code: 'spam_risk_text',
    message: 'Refused: "sunset with my secret love", read at /home/ann/x with sk_live_12345678'
  },
  submittedAt: null,
  settledAt: '2026-11-22T10:00:00.000Z',
  scheduledFor: null,
  keptBy: null,
  missed: false,
  pendingChange: null,
  overdue: false,
  hidden: false,
  createdAt: '2026-11-22T09:00:00.000Z'
}
const step = (requestId: string | null) => ({
  at: '2026-11-22T09:30:00.000Z',
  event: 'x',
  phase: 'failed',
  waiting: null,
  errorCode: null,
  requestId
})
const text = describeJob(job, [step('req_1'), step(null), step('req_2')], {
  version: '9.9.9',
  home: '/home/ann',
  secrets: ['sk_live_12345678']
})

it('says what support asks for: version, state, code, measured and allowed, and the names at Aether', () => {
  for (const part of [
    'Aether Uploader 9.9.9',
    'File: ~/Videos/sea side.mp4',
    'State: failed',
    'Code: spam_risk_text',
    'Request id: req_1, req_2',
    'Post id: post_9',
    'Link: https://www.tiktok.com/@ann/video/9',
    'VIDEO_TOO_SHORT (block)',
    'Measured 5 s, allowed 15 to 60 s'
  ]) {
    expect(text).toContain(part)
  }
})

it('says nothing of the caption, the home folder or the key, also where an answer repeats them', () => {
  for (const secret of ['sunset', 'love', '/home/ann', 'sk_live'])
    expect(text).not.toContain(secret)
})
