import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const toFriends: PostOptions = {
  privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const done = { effect: true, say: 'ok' } as const
const day = 86_400_000

let queue: TestQueue
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => true })
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

type Kind = (typeof queue.aether.calls)[number]['kind']
type Answer = Parameters<(typeof queue.aether.calls)[number]['answer']>[0]
async function answer(kind: Kind, how: Answer = done): Promise<void> {
  await queue.rest()
  const call = queue.aether.calls.find((one) => one.kind === kind)
  if (call === undefined)
    throw new Error(
      `nobody asks to ${kind}, but to ${queue.aether.calls.map((one) => one.kind).join(', ')}`
    )
  call.answer(how)
  await queue.rest()
}
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0;) {
    left -= Math.max(1, queue.clock.step(left))
    await queue.rest()
  }
}
/** Confirms these files for tomorrow, an hour apart, which Aether is to keep. */
function armForTomorrow(...names: string[]): string[] {
  const ids = queue.add(names, toFriends).map(({ id }) => id)
  const schedule = {
    scheduledFor: new Date(queue.clock.nowMs() + day).toISOString(),
    every: { days: 0, ms: 3_600_000 }
  }
  queue.order({ kind: 'arm', arm: { jobIds: ids, options: toFriends, schedule } })
  queue.start()
  return ids
}
const job = (id: string | undefined) => queue.jobs.get(id ?? '')!

describe('a post that Aether keeps for another audience than was chosen', () => {
  it('is taken back when that is learnt only from the list, and its row says so', async () => {
    queue.aether.echo = 'differs'
    const [id] = armForTomorrow('a')
    await answer('upload')
    await answer('create', {
      effect: true,
      say: new AetherError('NETWORK_RESET', { message: 'cut', outcome: 'ambiguous' })
    })
    await pass(2_500)
    await answer('list')
    expect(job(id)).toMatchObject({
      phase: 'scheduled',
      error_code: 'AUDIENCE_DIFFERS',
      remote_change: 'withdraw'
    })
    await answer('cancel')
    expect(job(id)).toMatchObject({ phase: 'cancelled', error_code: 'AUDIENCE_DIFFERS' })
    expect(queue.aether.posts.map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('is taken back although Aether fails at first, and although the program dies in between', async () => {
    queue.aether.echo = 'differs'
    const [id] = armForTomorrow('a')
    await answer('upload')
    await answer('create')
    await answer('cancel', {
      effect: false,
      say: new AetherError('HTTP_502', { message: 'bad', status: 502, outcome: 'ambiguous' })
    })
    queue.crash()
    await pass(20_000)
    await answer('cancel')
    expect(job(id)).toMatchObject({ phase: 'cancelled', error_code: 'AUDIENCE_DIFFERS' })
  })

  it('that cannot be taken back says so, and is not asked for over and over', async () => {
    queue.aether.echo = 'differs'
    const [id] = armForTomorrow('a')
    await answer('upload')
    await answer('create')
    await answer('cancel', {
      effect: false,
      say: new AetherError('NOT_CANCELLABLE', { message: 'no', status: 409, outcome: 'refused' })
    })
    await answer('get')
    expect(job(id)).toMatchObject({
      phase: 'scheduled',
      error_code: 'AUDIENCE_DIFFERS',
      remote_change: null,
      error_message: expect.stringContaining('could not be taken back') as string
    })
    await pass(3_600_000)
    expect(queue.aether.calls).toEqual([])
  })
})

it('posts that wait for a look at the first one go on when that is cancelled before it is out', async () => {
  queue.aether.echo = 'none'
  const both = armForTomorrow('a', 'b')
  await answer('upload')
  await answer('upload')
  await answer('create')
  // Whichever was uploaded first goes first.
  const first = both.find((id) => job(id).phase === 'scheduled')
  const second = both.find((id) => id !== first)
  expect([job(first).phase, job(second).wait_reason]).toEqual(['scheduled', 'audience-check'])
  queue.order({ kind: 'cancel', jobIds: [first!] })
  await answer('cancel')
  expect([job(first).phase, job(second).wait_reason]).toEqual(['cancelled', null])
  await answer('create')
  expect(job(second).phase).toBe('scheduled')
})
