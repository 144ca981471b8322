import { AetherError } from 'aether'
import { afterEach, beforeEach, expect, it } from 'vitest'
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
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

async function pass(minutes: number): Promise<void> {
  const untilMs = queue.clock.nowMs() + minutes * minuteMs
  while (queue.clock.nowMs() < untilMs) {
    queue.clock.step(untilMs - queue.clock.nowMs())
    await queue.rest()
  }
}

it('a post with a time waits while the clock is wrong, Aether is asked again now and then, and it goes out when the clock is right', async () => {
  const [job] = queue.add(['a'], toAll)
  const scheduledFor = new Date(queue.clock.nowMs() + 45 * minuteMs).toISOString()
  queue.order({
    kind: 'arm',
    arm: { jobIds: [job!.id], options: toAll, schedule: { scheduledFor, keepLocal: true } }
  })
  queue.skew.note(queue.clock.nowMs() - 10 * minuteMs, queue.clock.nowMs())
  queue.start()
  await pass(14)
  expect(queue.aether.calls).toEqual([])
  await pass(30)
  // Asked once, and not again while nobody answers.
  expect(queue.aether.calls.map(({ kind }) => kind)).toEqual(['list'])
  queue.skew.note(queue.clock.nowMs(), queue.clock.nowMs())
  queue.aether.calls[0]!.answer({ effect: true, say: 'ok' })
  await pass(2)
  expect(queue.aether.calls.map(({ kind }) => kind)).toEqual(['upload'])
})

it('nothing is asked while the clock is right', async () => {
  queue.add(['a'], toAll)
  queue.start()
  await pass(60)
  expect(queue.aether.calls).toEqual([])
})

it('what is to be asked about a post that Aether keeps does not wait for hours because the clock was set back', async () => {
  const [job] = queue.add(['a'], toAll)
  const scheduledFor = new Date(queue.clock.nowMs() + 24 * 60 * minuteMs).toISOString()
  queue.order({
    kind: 'arm',
    arm: { jobIds: [job!.id], options: toAll, schedule: { scheduledFor } }
  })
  queue.start()
  for (const kind of ['upload', 'create']) {
    await queue.rest()
    queue.aether.calls.find((call) => call.kind === kind)!.answer({ effect: true, say: 'ok' })
  }
  await queue.rest()
  queue.order({ kind: 'cancel', jobIds: [job!.id] })
  await queue.rest()
  queue.aether.calls[0]!.answer({
    effect: false,
    say: new AetherError('INTERNAL', { message: 'later', status: 503, outcome: 'ambiguous' })
  })
  await queue.rest()
  expect(queue.aether.calls).toEqual([])
  queue.clock.jump(-600 * minuteMs)
  await pass(2)
  expect(queue.aether.calls.map(({ kind }) => kind)).toEqual(['cancel'])
})
