import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../src/contract/post-options.ts'
import { TestQueue } from '../model/test-queue.ts'

const onlyMe: PostOptions = { privacyLevel: 'SELF_ONLY', disableComment: true, disableDuet: true, disableStitch: true }

let queue: TestQueue
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const callsOf = (kind: 'upload' | 'create') => queue.aether.calls.filter((call) => call.kind === kind)

/** Answers requests of this kind, as they come, until none is left. */
async function answerAll(kind: 'upload' | 'create'): Promise<void> {
  for (let [call] = callsOf(kind); call !== undefined; [call] = callsOf(kind)) {
    call.answer({ effect: true, say: 'ok' })
    await queue.rest()
  }
}

describe('files that were uploaded ahead and held', () => {
  it('are posted two at a time once they may go, so that a crash leaves two creates in doubt and not all of them', async () => {
    const jobs = queue.add(['a', 'b', 'c', 'd', 'e', 'f'], onlyMe)
    queue.aether.echo = 'none'
    queue.order({ kind: 'arm', arm: { jobIds: jobs.map((job) => job.id), options: onlyMe } })
    queue.start()
    await queue.rest()
    await answerAll('upload')
    await answerAll('create')
    expect(queue.jobs.inPhase('waiting').map((job) => job.wait_reason)).toEqual(Array(5).fill('audience-check'))
    queue.order({ kind: 'audience-verified' })
    await queue.rest()
    expect(callsOf('create')).toHaveLength(2)
    expect(queue.jobs.inPhase('submitting')).toHaveLength(2)
    await answerAll('create')
    expect(queue.jobs.inPhase('processing')).toHaveLength(6)
  })
})
