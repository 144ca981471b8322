import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../contract/queue/engine-event.ts'
import { deltaSchema } from '../../contract/ipc-rows.ts'
import type { Delta } from '../../contract/ipc-rows.ts'
import type { Job } from '../../contract/queue/job.ts'
import { createEventPump, minGapMs } from './event-pump.ts'

function job(id: string, change: Partial<Job> = {}): Job {
  return {
    id,
    revision: 1,
    profileId: 'p1',
    path: `/videos/${id}.mp4`,
    name: `${id}.mp4`,
    sizeBytes: 10,
    position: 1,
    phase: 'ready',
    waiting: null,
    findings: [],
    media: null,
    caption: '',
    options: null,
    allowAspect: false,
    allowRepost: false,
    consentAt: null,
    sha256: null,
    attempts: 0,
    postId: null,
    url: null,
    error: null,
    submittedAt: null,
    settledAt: null,
    scheduledFor: null,
    keptBy: null,
    missed: false,
    pendingChange: null,
    overdue: false,
    hidden: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...change
  }
}
const jobEvent = (id: string, change: Partial<Job> = {}): EngineEvent => ({
  type: 'job',
  job: job(id, change)
})
const bytes = (jobId: string, sentBytes: number): EngineEvent => ({
  type: 'progress',
  progress: { jobId, sentBytes, totalBytes: 10 }
})

/** Creates a clock that moves only on request. */
function rig(maxRows?: number): {
  sent: { atMs: number; delta: Delta }[]
  /** The times of the desktop updates. */
  looks: number[]
  pump: ReturnType<typeof createEventPump>
  advance: (ms: number) => void
} {
  let nowMs = 0
  let timers: { atMs: number; callback: () => void }[] = []
  const sent: { atMs: number; delta: Delta }[] = []
  const looks: number[] = []
  const pump = createEventPump(
    { send: (delta) => sent.push({ atMs: nowMs, delta }), look: () => looks.push(nowMs) },
    {
      nowMs: () => nowMs,
      after(delayMs, callback) {
        const timer = { atMs: nowMs + delayMs, callback }
        timers.push(timer)
        return () => {
          timers = timers.filter((other) => other !== timer)
        }
      }
    },
    maxRows
  )
  return {
    sent,
    looks,
    pump,
    advance(ms) {
      const end = nowMs + ms
      for (;;) {
        const next = timers.toSorted((a, b) => a.atMs - b.atMs)[0]
        if (next === undefined || next.atMs > end) break
        timers = timers.filter((other) => other !== next)
        nowMs = Math.max(nowMs, next.atMs)
        next.callback()
      }
      nowMs = end
    }
  }
}

describe('what crosses to the window', () => {
  it('sends a first change at once', () => {
    const { pump, sent, advance } = rig()
    pump.push(jobEvent('a'))
    advance(0)
    expect(sent).toHaveLength(1)
    expect(deltaSchema.parse(sent[0]?.delta).rows.map((row) => row.id)).toEqual(['a'])
  })

  it('sends at most one message per gap, however fast the engine talks, and loses no last state', () => {
    const { pump, sent, advance } = rig()
    for (let i = 1; i <= 1000; i += 1) {
      pump.push(jobEvent('a', { phase: 'uploading', revision: i }))
      pump.push(bytes('a', i))
      advance(1)
    }
    advance(minGapMs)
    for (let i = 1; i < sent.length; i += 1)
      expect(sent[i]!.atMs - sent[i - 1]!.atMs).toBeGreaterThanOrEqual(minGapMs)
    expect(sent.length).toBeLessThanOrEqual(7)
    const last = sent.at(-1)!.delta
    expect(last.rows[0]?.revision).toBe(1000)
    expect(last.progress).toEqual([{ jobId: 'a', sentBytes: 1000, totalBytes: 10 }])
  })

  it('numbers its messages without gaps', () => {
    const { pump, sent, advance } = rig()
    for (let i = 0; i < 5; i += 1) {
      pump.push(jobEvent('a', { revision: i }))
      advance(minGapMs)
    }
    expect(sent.map(({ delta }) => delta.seq)).toEqual([1, 2, 3, 4, 5])
    expect(pump.seq()).toBe(5)
  })

  it('sends one row for a job that changed five times, in its last state', () => {
    const { pump, sent, advance } = rig()
    for (const phase of ['checking', 'ready', 'waiting', 'uploading', 'uploaded'] as const)
      pump.push(jobEvent('a', { phase }))
    advance(0)
    expect(sent[0]?.delta.rows.map((row) => row.phase)).toEqual(['uploaded'])
  })

  it('drops byte counts that a later phase made stale', () => {
    const { pump, sent, advance } = rig()
    pump.push(bytes('a', 5))
    pump.push(jobEvent('a', { phase: 'processing' }))
    advance(0)
    expect(sent[0]?.delta.progress).toEqual([])
  })

  it('names a cleared job as removed', () => {
    const { pump, sent, advance } = rig()
    pump.push(jobEvent('a', { hidden: true }))
    advance(0)
    expect(sent[0]?.delta).toMatchObject({ rows: [], removed: ['a'] })
  })

  it('spreads thousands of rows over several messages', () => {
    const { pump, sent, advance } = rig(400)
    for (let i = 0; i < 1000; i += 1) pump.push(jobEvent(`j${i}`))
    advance(1000)
    expect(sent.map(({ delta }) => delta.rows.length)).toEqual([400, 400, 200])
    expect(new Set(sent.flatMap(({ delta }) => delta.rows.map((row) => row.id))).size).toBe(1000)
  })

  it('sends nothing of an earlier session after another queue was opened', () => {
    const { pump, sent, advance } = rig()
    pump.push(jobEvent('old'))
    pump.reset(2)
    pump.push(jobEvent('new'))
    advance(minGapMs)
    expect(
      sent.map(({ delta }) => [delta.session, delta.seq, delta.rows.map((row) => row.id)])
    ).toEqual([[2, 1, ['new']]])
  })

  it('has the desktop look a gap after each message, so that it sees no state that passes', () => {
    const { pump, sent, looks, advance } = rig()
    pump.push(jobEvent('a', { phase: 'published' }))
    advance(0)
    pump.push(jobEvent('b', { phase: 'uploading' }))
    advance(10 * minGapMs)
    expect(sent).toHaveLength(2)
    expect(looks).toEqual([minGapMs, 2 * minGapMs])
  })

  it('has the desktop look once after a queue was opened or shut', () => {
    const { pump, sent, looks, advance } = rig()
    pump.reset(1)
    advance(10 * minGapMs)
    pump.updateSoon()
    advance(10 * minGapMs)
    expect(looks).toEqual([minGapMs, 11 * minGapMs])
    expect(sent).toEqual([])
  })

  it('never puts a path into a message', () => {
    const { pump, sent, advance } = rig()
    pump.push(jobEvent('a', { path: '/home/someone/private/a.mp4' }))
    advance(0)
    expect(JSON.stringify(sent)).not.toContain('/home/someone')
  })
})
