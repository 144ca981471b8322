import { AetherError } from 'aether'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import type { QueueCommand } from '../../../../src/contract/queue/queue-command.ts'
import type { StoredJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const toAll: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const hourMs = 3_600_000

let queue: TestQueue
let jobId: string
let timeMs: number
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
  const [job] = queue.add(['a'], toAll)
  jobId = job!.id
  timeMs = queue.clock.nowMs() + 2 * hourMs
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const job = (): StoredJob => queue.jobs.get(jobId)!

/** Lets time go on, and every request be answered, until the job is there. */
async function until(isThere: () => boolean): Promise<void> {
  for (let ready = 0; !isThere(); ready++) {
    if (ready > 2_000) throw new Error(`still ${job().phase}`)
    const [call] = queue.aether.calls
    if (call === undefined) queue.clock.step(30_000)
    else
      call.answer({
        effect: true,
        say:
          call.kind === 'create'
            ? new AetherError('NETWORK_RESET', { message: 'cut', outcome: 'ambiguous' })
            : 'ok'
      })
    await queue.rest()
  }
}

/** A post that Aether is to keep until later, whose create was never answered, and which a list that lags does not show. */
async function sentNotConfirmed(): Promise<void> {
  queue.aether.listView = () => []
  queue.order({
    kind: 'arm',
    arm: {
      jobIds: [jobId],
      options: toAll,
      schedule: { scheduledFor: new Date(timeMs).toISOString() }
    }
  })
  queue.start()
  await until(() => job().phase === 'unknown')
  queue.order({ kind: 'resolve', jobId, as: 'posted' })
}

it('a post that a person saw at Aether, its time to come, is scheduled and not published', async () => {
  await sentNotConfirmed()
  expect(job()).toMatchObject({
    phase: 'scheduled',
    scheduled_for_ms: timeMs,
    hand_over: 'aether',
    settled_at_ms: null,
    error_code: null
  })
  const orders: QueueCommand[] = [
    { kind: 'cancel', jobIds: [jobId] },
    { kind: 'reschedule', jobIds: [jobId], scheduledFor: new Date(timeMs + hourMs).toISOString() }
  ]
  for (const order of orders) {
    expect(queue.order(order)).toEqual({
      changed: [],
      refused: [{ jobId, reason: expect.stringContaining('in your Aether dashboard') as string }]
    })
  }
  expect(queue.aether.posts).toHaveLength(1)
})

it('is looked for at its time, and published when it is found', async () => {
  await sentNotConfirmed()
  queue.aether.listView = (posts) =>
    posts.map(({ id, profileId, mediaKey, status }) => ({
      id,
      profileId,
      mediaKeys: [mediaKey],
      status,
      publishAt: new Date(timeMs).toISOString()
    }))
  expect(queue.aether.posts[0]?.publishAtMs).toBe(timeMs)
  await until(() => queue.clock.nowMs() >= timeMs - 30_000)
  expect(job()).toMatchObject({ phase: 'scheduled', post_id: null })
  queue.aether.posts[0]!.status = 'published'
  await until(() => job().phase === 'published')
  expect(job()).toMatchObject({ post_id: queue.aether.posts[0]!.id })
  expect(queue.aether.posts).toHaveLength(1)
})

it('is a question again when its time has come and nobody finds it; then seen means published', async () => {
  await sentNotConfirmed()
  await until(() => job().phase === 'unknown')
  expect(queue.clock.nowMs()).toBeGreaterThanOrEqual(timeMs)
  expect(job().error_code).toBe('NOT_CONFIRMED')
  queue.order({ kind: 'resolve', jobId, as: 'posted' })
  expect(job()).toMatchObject({ phase: 'published', error_code: null })
  expect(queue.aether.posts).toHaveLength(1)
})
