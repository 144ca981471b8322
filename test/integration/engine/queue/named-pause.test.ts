import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const toAll: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const minuteMs = 60_000

let queue: TestQueue
beforeEach(async () => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
  const jobs = queue.add(['a', 'b', 'c'], toAll)
  queue.order({ kind: 'arm', arm: { jobIds: jobs.map(({ id }) => id), options: toAll } })
  queue.start()
  await queue.rest()
  const applyRetryAfter = new AetherError('RATE_LIMITED', {
    message: 'slow down',
    status: 429,
    outcome: 'refused',
    retryAfterMs: 30 * minuteMs
  })
  for (const call of queue.aether.calls.slice())
    call.answer({ effect: false, say: applyRetryAfter })
  await queue.rest()
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

/** Lets so much time pass in the queue's own steps. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0;) {
    left -= Math.max(1, queue.clock.step(left))
    await queue.rest()
  }
}
const asked = (): number => queue.aether.calls.length
const waits = () =>
  queue.jobs
    .inPhase('waiting')
    .map((job) => [
      job.wait_reason,
      job.due_at_ms === null ? null : (job.due_at_ms - queue.clock.nowMs()) / minuteMs
    ])

describe('a pause that Aether named', () => {
  it('holds the whole key over a restart, to its end and no longer', async () => {
    await pass(10 * minuteMs)
    queue.crash()
    await queue.rest()
    expect(asked()).toBe(0)
    expect(waits()).toEqual([
      ['rate-limit', 20],
      ['rate-limit', 20],
      [null, null]
    ])
    await pass(19 * minuteMs)
    expect(asked()).toBe(0)
    await pass(2 * minuteMs)
    expect(asked()).toBe(2)
  })

  it('is not ended by a person who tries again', async () => {
    queue.crash()
    await queue.rest()
    queue.order({ kind: 'resume' })
    queue.order({ kind: 'retry', jobIds: queue.jobs.list().map(({ id }) => id) })
    await queue.rest()
    expect(asked()).toBe(0)
  })

  it('that ended while the program was closed is forgotten', async () => {
    await queue.stop()
    queue.clock.jump(31 * minuteMs)
    queue.crash()
    await queue.rest()
    expect(asked()).toBe(2)
    expect(queue.meta.rateLimitPause).toBeNull()
  })

  it('is no longer than it was named when the clock was set back meanwhile', async () => {
    await queue.stop()
    queue.clock.jump(-600 * minuteMs)
    queue.crash()
    await queue.rest()
    expect(asked()).toBe(0)
    expect(waits()[0]).toEqual(['rate-limit', 30])
    await pass(31 * minuteMs)
    expect(asked()).toBe(2)
  })

  it('moves with a clock that is set back while the program runs, also for the next process', async () => {
    queue.clock.jump(-600 * minuteMs)
    await pass(20 * minuteMs)
    queue.crash()
    await pass(11 * minuteMs)
    expect(asked()).toBe(2)
  })

  it('is a matter of its key alone', () => {
    queue.meta.adoptBackend('another key', queue.clock.nowMs())
    expect(queue.meta.rateLimitPause).toBeNull()
  })

  it('that cannot be read counts as none', async () => {
    queue.meta.set('named-pause', '{"untilMs":')
    queue.crash()
    await queue.rest()
    expect(asked()).toBe(2)
  })
})
