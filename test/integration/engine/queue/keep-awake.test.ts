import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const onlyMe: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}

let queue: TestQueue
beforeEach(async () => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
  const jobIds = queue.add(['a', 'b', 'c'], onlyMe).map(({ id }) => id)
  queue.order({ kind: 'arm', arm: { jobIds, options: onlyMe } })
  queue.start()
  await queue.rest()
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const uploads = () => queue.aether.calls.filter((call) => call.kind === 'upload')
const refuse = async (code: string, status: number) => {
  for (const call of uploads())
    call.answer({
      effect: false,
      say: new AetherError(code, {
        message: 'no',
        status,
        outcome: 'refused',
        ...(status === 429 && { retryAfterMs: 60_000 })
      })
    })
  await queue.rest()
}

describe('the computer is kept awake', () => {
  it('while something is sent, and not while the queue is paused', async () => {
    expect([uploads().length, queue.busy]).toEqual([2, true])
    queue.order({ kind: 'pause', how: 'now' })
    await queue.rest()
    expect(queue.busy).toBe(false)
    queue.order({ kind: 'resume' })
    await queue.rest()
    expect(queue.busy).toBe(true)
  })

  it.each([
    ['whose key is refused', 'INVALID_API_KEY', 401],
    ['that was asked to slow down', 'RATE_LIMITED', 429]
  ])('not for a queue %s', async (_which, code, status) => {
    await refuse(code, status)
    expect([uploads().length, queue.busy]).toEqual([0, false])
  })

  it('until what a pause lets finish is sent', async () => {
    queue.order({ kind: 'pause', how: 'after-current' })
    await queue.rest()
    expect(queue.busy).toBe(true)
    for (const kind of ['upload', 'create']) {
      for (const call of queue.aether.calls.filter((one) => one.kind === kind))
        call.answer({ effect: true, say: 'ok' })
      await queue.rest()
    }
    expect(queue.busy).toBe(false)
  })
})
