import { describe, expect, it } from 'vitest'
import { someFacts } from '../../../test/support/fakes/job-facts.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import { standingOf } from './job-facts.ts'
import type { JobFacts } from './job-facts.ts'
import { decideNotifications, noBatch } from './notifications.ts'
import type { Batch, NotificationDecision } from './notifications.ts'

let made = 0
const job = (phase: JobFacts['phase'], more: Partial<JobFacts> = {}): JobFacts =>
  someFacts({ id: `job-${++made}`, phase, sizeBytes: 1, ...more })
const jobs = (count: number, phase: JobFacts['phase'], more?: Partial<JobFacts>): JobFacts[] =>
  Array.from({ length: count }, () => job(phase, more))

/** Decides the notifications for a batch of all these jobs. */
function look(
  all: JobFacts[],
  { told = [] as string[], hold = null as QueueState['hold'] } = {}
): NotificationDecision & { titles: string[] } {
  const batch: Batch = { jobIds: new Set(all.map(({ id }) => id)), told: new Set(told) }
  const decision = decideNotifications(batch, all, hold)
  return { ...decision, titles: decision.notices.map(({ title }) => title) }
}

describe('the end of a batch', () => {
  it('is told once, with what became of it, and leads to the first failure', () => {
    const failed = job('failed')
    const { notices, batch } = look([...jobs(12, 'published'), failed])
    expect(notices).toEqual([
      {
        title: '12 published, 1 failed',
        body: 'Open the list to see why and to try again.',
        opens: { jobId: failed.id }
      }
    ])
    expect(batch).toBe(noBatch)
    expect(decideNotifications(batch, [failed], null).notices).toEqual([])
  })

  it.each([
    ['waits for its turn', job('waiting')],
    ['waits for the line', job('waiting', { waiting: 'offline' })],
    ['is uploading', job('uploading')],
    ['is at TikTok', job('processing')],
    ['is paused', job('waiting', { waiting: 'paused' })],
    ['is to be reconnected', job('waiting', { waiting: 'reconnect' })]
  ])('is not told while one %s', (_how, last) => {
    const { titles, batch } = look([...jobs(3, 'published'), last], { told: ['reconnect ann'] })
    expect(titles).toEqual([])
    expect(batch).not.toBe(noBatch)
  })

  it('counts those that go on later by themselves, and does not wait for them', () => {
    const { notices } = look([
      ...jobs(10, 'published'),
      ...jobs(5, 'waiting', { waiting: 'quota' })
    ])
    expect(notices).toMatchObject([{ title: '10 published', body: '5 more wait for their time.' }])
  })

  it('is told of what Aether keeps for later too', () => {
    expect(look([...jobs(2, 'published'), ...jobs(3, 'scheduled')]).titles).toEqual([
      '2 published, 3 scheduled at Aether'
    ])
  })

  it('says nothing of a batch that was cancelled, nor of files that were never confirmed', () => {
    expect(look(jobs(3, 'cancelled')).titles).toEqual([])
    const decision = decideNotifications(noBatch, [job('ready', { armed: false })], null)
    expect(decision.notices).toEqual([])
  })

  it('tells of a post that could not be confirmed with the end, not beside it', () => {
    expect(look([...jobs(2, 'published'), job('unknown')]).titles).toEqual([
      '2 published, 1 not confirmed'
    ])
  })

  it('is not told for one post after the other', () => {
    const all = jobs(4, 'processing')
    for (const [index, one] of all.entries()) {
      all[index] = { ...one, phase: 'published' }
      expect(look(all).titles).toEqual(index === 3 ? ['4 published'] : [])
    }
  })
})

describe('a batch that needs the person', () => {
  it('says so once', () => {
    const all = [job('published'), job('waiting', { waiting: 'audience-check' })]
    const first = look(all)
    expect(first.titles).toEqual(['Check the audience of the first post'])
    expect(first.notices[0]?.opens).toEqual({ jobId: all[1]?.id })
    expect(decideNotifications(first.batch, all, null).notices).toEqual([])
  })

  it('does not ask to look at a post that is not out yet', () => {
    expect(look([job('processing'), job('waiting', { waiting: 'audience-check' })]).titles).toEqual(
      []
    )
  })

  it('leaves a wrong audience to the engine, which tells it itself', () => {
    expect(
      look([
        job('cancelled', { errorCode: 'AUDIENCE_DIFFERS' }),
        job('waiting', { waiting: 'audience-check' })
      ]).titles
    ).toEqual([])
  })

  it('says for each account that it is to be reconnected', () => {
    const all = [
      job('waiting', { waiting: 'reconnect' }),
      job('waiting', { waiting: 'reconnect' }),
      job('waiting', { waiting: 'reconnect', profileId: 'bob' })
    ]
    expect(look(all).titles).toEqual([
      'Reconnect your TikTok account',
      'Reconnect your TikTok account'
    ])
  })

  it('says that the key is refused, once for the whole queue', () => {
    const hold = { reason: 'not-authorised', until: null, message: 'x' } as const
    expect(look(jobs(3, 'waiting', { waiting: 'not-authorised' }), { hold }).titles).toEqual([
      'Aether does not accept the API key'
    ])
    expect(look(jobs(3, 'waiting'), { hold, told: ['not-authorised'] }).titles).toEqual([])
  })

  it('says that the disk is full in the words of the queue', () => {
    const hold = { reason: 'storage', until: null, message: 'The disk is full.' } as const
    expect(look(jobs(2, 'waiting'), { hold }).notices).toMatchObject([
      { title: 'Sending stopped', body: 'The disk is full.' }
    ])
  })

  it('says that a post could not be confirmed while others go on', () => {
    expect(look([job('unknown'), job('uploading')]).titles).toEqual([
      'A post could not be confirmed'
    ])
  })

  it('is not called for a pause of its own, or for a line that is down', () => {
    const hold = { reason: 'offline', until: null, message: 'x' } as const
    expect(look(jobs(3, 'waiting', { waiting: 'offline' }), { hold }).titles).toEqual([])
    expect(look(jobs(3, 'waiting', { waiting: 'paused' })).titles).toEqual([])
  })
})

it('a file that is not confirmed stands outside, whatever its phase', () => {
  expect(standingOf(job('waiting', { armed: false }))).toBe('out')
  expect(standingOf(job('ready'))).toBe('out')
})
