import { describe, expect, it } from 'vitest'
import { someFacts } from '../../../test/support/fakes/job-facts.ts'
import type { Account } from '../../contract/account/account.ts'
import type { QueueState } from '../../contract/queue/engine-event.ts'
import { decideClose } from './decide-close.ts'
import { quitQuestion, trayWords } from './desktop-words.ts'
import type { JobFacts } from './job-facts.ts'
import { progressBar } from './progress-bar.ts'
import { desktopSummary } from './desktop-summary.ts'
import type { DesktopSummary } from './desktop-summary.ts'

const nowMs = Date.parse('2026-05-01T12:00:00Z')
const hourMs = 3_600_000
const queue: QueueState = {
  runner: 'this',
  paused: false,
  stopping: false,
  hold: null,
  missedJobs: 0,
  clockSkewMs: null,
  apiCallsThisMonth: 0,
  apiCallBudget: 10_000
}
const ann: Account = {
  profileId: 'ann',
  username: 'ann',
  displayName: null,
  avatarUrl: null,
  status: null,
  usable: true,
  accountType: 'creator',
  minDurationS: null,
  maxDurationS: null,
  strictAspect: false,
  dailyLimit: 10
}
let made = 0
const job = (phase: JobFacts['phase'], more: Partial<JobFacts> = {}): JobFacts =>
  someFacts({ id: `job-${++made}`, phase, sizeBytes: 100, ...more })
const sum = (
  jobs: JobFacts[],
  state: QueueState | null = queue,
  accounts = [ann]
): DesktopSummary => desktopSummary(jobs, state, accounts, nowMs, () => 0)
const idle = { fraction: -1, mode: 'none' } as const

describe('the quit dialog', () => {
  it('asks nothing when nothing stays undone', () => {
    expect(
      quitQuestion(
        sum([job('published'), job('processing'), job('scheduled'), job('ready', { armed: false })])
      )
    ).toBeNull()
  })

  it('says how many are not sent, and what goes on without the app', () => {
    const question = quitQuestion(
      sum([
        job('waiting'),
        job('uploading'),
        job('uploaded'),
        job('scheduled'),
        job('scheduled'),
        job('processing')
      ])
    )
    expect(question).toMatchObject({
      message: '3 videos will not be sent until the app runs again.',
      quit: 'Quit',
      stay: 'Keep running'
    })
    expect(question?.detail).toBe(
      '2 videos are handed to Aether and go out anyway.\n1 video is at TikTok already and goes on without this app.'
    )
  })

  it('says which of them have a time that needs the app', () => {
    expect(
      quitQuestion(sum([job('waiting'), job('waiting', { waiting: 'schedule', localTime: true })]))
        ?.detail
    ).toContain('1 of them has a time that this computer keeps')
    expect(
      quitQuestion(sum([job('waiting', { waiting: 'schedule', localTime: true })]))
    ).toMatchObject({
      message: '1 video will not be sent until the app runs again.',
      detail: 'It has a time that this computer keeps: the app has to run then.'
    })
  })
})

describe('closing the window', () => {
  const facts = {
    quitting: false,
    platform: 'linux',
    hasTray: true,
    closing: 'keep-sending',
    summary: sum([job('waiting')])
  } as const
  it.each([
    ['hides it while confirmed videos are to be sent', {}, 'hide'],
    ['hides it while a post is still followed', { summary: sum([job('processing')]) }, 'hide'],
    [
      'ends the app when nothing is under way',
      { summary: sum([job('published'), job('scheduled')]) },
      'close'
    ],
    ['asks where the person chose to quit', { closing: 'quit' }, 'quit'],
    ['asks where no tray would bring it back', { hasTray: false }, 'quit'],
    ['closes it on macOS, where the app goes on anyway', { platform: 'darwin' }, 'close'],
    ['does not stand in the way of quitting', { quitting: true }, 'close']
  ] as const)('%s', (_name, more, outcome) => {
    expect(decideClose({ ...facts, ...more })).toBe(outcome)
  })
})

describe('the tray', () => {
  it('tells how much of the day is used up, by the rule of any 24 hours', () => {
    const sent = [
      job('published', { countsAtMs: nowMs - hourMs, hidden: true }),
      job('unknown', { countsAtMs: nowMs - 23 * hourMs }),
      job('processing', { countsAtMs: nowMs })
    ]
    const notToday = [
      job('published', { countsAtMs: nowMs - 25 * hourMs }),
      job('scheduled', { countsAtMs: nowMs + hourMs })
    ]
    expect(trayWords(sum([...sent, ...notToday]), idle).lines).toContain('3 of 10 sent today')
  })

  it('names the accounts where there are several', () => {
    const bob = { ...ann, profileId: 'bob', username: null, displayName: 'Bob' }
    expect(trayWords(sum([], queue, [ann, bob]), idle).lines).toEqual([
      'Nothing to send',
      '@ann: 0 of 10 sent today',
      'Bob: 0 of 10 sent today'
    ])
    // Menus read a single ampersand as the mark of an access key.
    const both = trayWords(sum([], queue, [ann, { ...bob, displayName: 'Bob & Co' }]), idle)
    expect([both.lines.at(-1), both.tooltip]).toEqual([
      'Bob && Co: 0 of 10 sent today',
      expect.stringContaining('Bob & Co: 0')
    ])
  })

  it.each([
    ['Not set up yet', null, sum([], null), idle],
    [
      'Sending, 2 videos left',
      'pause',
      sum([job('uploading'), job('waiting')]),
      { fraction: 0.4, mode: 'normal' }
    ],
    ['1 video waiting', 'pause', sum([job('waiting', { waiting: 'schedule' })]), idle],
    [
      'Paused, 1 video left',
      'resume',
      sum([job('waiting', { waiting: 'paused' })], { ...queue, paused: true }),
      { fraction: 0, mode: 'paused' }
    ],
    [
      'Pausing after what is being sent',
      'resume',
      sum([job('uploading')], { ...queue, paused: true, stopping: true }),
      { fraction: 0.1, mode: 'paused' }
    ],
    [
      'Waiting for you',
      'pause',
      sum([job('waiting', { waiting: 'reconnect' })]),
      { fraction: 0, mode: 'error' }
    ],
    [
      'TikTok is processing 1 video',
      null,
      sum([job('processing')]),
      { fraction: 1, mode: 'normal' }
    ]
  ] as const)('says "%s" and offers %s', (line, action, summary, bar) => {
    expect(trayWords(summary, bar)).toMatchObject({
      lines: [line, ...summary.quota.map(() => expect.any(String))],
      action
    })
  })

  it('tells the percentage where a menu would flicker with it: in the hint alone', () => {
    const words = trayWords(sum([job('uploading')]), { fraction: 0.437, mode: 'normal' })
    expect(words.tooltip).toContain('43%')
    expect(words.lines.join()).not.toContain('%')
  })
})

describe('the bar at the icon', () => {
  it('grows by bytes, not by files', () => {
    const uploading = job('uploading', { sizeBytes: 300 })
    const bar = progressBar(
      [job('published', { sizeBytes: 500 }), uploading, job('waiting', { sizeBytes: 200 })],
      (id) => (id === uploading.id ? 150 : 0),
      queue
    )
    expect(bar).toEqual({ fraction: 0.65, mode: 'normal' })
  })

  it('leaves out what failed and what waits for its day', () => {
    expect(
      progressBar(
        [job('uploading'), job('failed'), job('waiting', { waiting: 'quota' })],
        () => 50,
        queue
      ).fraction
    ).toBe(0.5)
  })

  it('goes when nothing is under way', () => {
    expect(
      progressBar([job('published'), job('waiting', { waiting: 'schedule' })], () => 0, queue)
    ).toEqual(idle)
    expect(progressBar([], () => 0, null)).toEqual(idle)
  })

  it.each([
    [
      'paused',
      'by the person',
      [job('waiting', { waiting: 'paused' })],
      { ...queue, paused: true }
    ],
    [
      'error',
      'when the person is needed',
      [job('published'), job('waiting', { waiting: 'audience-check' })],
      queue
    ],
    [
      'error',
      'when the key is refused',
      [job('waiting')],
      { ...queue, hold: { reason: 'not-authorised', until: null, message: '' } }
    ],
    [
      'normal',
      'when the line is down and comes back by itself',
      [job('waiting', { waiting: 'offline' })],
      { ...queue, hold: { reason: 'offline', until: null, message: '' } }
    ]
  ] as const)('is %s %s', (mode, _when, jobs, state) => {
    expect(progressBar([...jobs], () => 0, { ...state }).mode).toBe(mode)
  })
})
