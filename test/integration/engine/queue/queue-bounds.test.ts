import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { toJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const onlyMe: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}

let queue: TestQueue
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const callsOf = (kind: 'upload' | 'create') =>
  queue.aether.calls.filter((call) => call.kind === kind)

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
    expect(queue.jobs.inPhase('waiting').map((job) => job.wait_reason)).toEqual(
      Array(5).fill('audience-check')
    )
    queue.order({ kind: 'audience-verified' })
    await queue.rest()
    expect(callsOf('create')).toHaveLength(2)
    expect(queue.jobs.inPhase('submitting')).toHaveLength(2)
    await answerAll('create')
    expect(queue.jobs.inPhase('processing')).toHaveLength(6)
  })
})

describe('an upload that breaks again and again', () => {
  it.each([
    [
      'at Aether',
      new AetherError('HTTP_503', { message: 'down', status: 503, outcome: 'ambiguous' })
    ],
    ['in this process', new Error('the hash thread ended')]
  ])(
    '%s is tried five times, and then failed until a person says otherwise',
    async (_where, error) => {
      const [job] = queue.add(['a'], onlyMe)
      queue.order({ kind: 'arm', arm: { jobIds: [job!.id], options: onlyMe } })
      queue.start()
      await queue.rest()
      let tries = 0
      for (
        let [call] = callsOf('upload');
        call !== undefined && tries < 7;
        [call] = callsOf('upload')
      ) {
        tries++
        call.answer({ effect: false, say: error as AetherError })
        await queue.rest()
        // The longest pause between two tries is five minutes.
        for (let left = 301_000; left > 0 && callsOf('upload').length === 0; await queue.rest())
          left -= Math.max(1, queue.clock.step(left))
      }
      expect(tries).toBe(5)
      expect(queue.jobs.get(job!.id)).toMatchObject({ phase: 'failed', attempts: 5 })
    }
  )
})

describe('a post that stays in processing', () => {
  it('is called overdue after 24 hours, and is followed on', async () => {
    const [job] = queue.add(['a'], onlyMe)
    queue.order({ kind: 'arm', arm: { jobIds: [job!.id], options: onlyMe } })
    queue.start()
    await queue.rest()
    await answerAll('upload')
    await answerAll('create')
    const row = queue.jobs.get(job!.id)!
    const dayMs = 86_400_000
    expect(toJob(row, row.submitted_at_ms! + dayMs).overdue).toBe(false)
    expect(toJob(row, row.submitted_at_ms! + dayMs + 1).overdue).toBe(true)
    queue.clock.jump(dayMs + 1)
    queue.clock.step(30_000)
    await queue.rest()
    expect(queue.aether.calls.map((call) => call.kind)).toEqual(['get'])
  })
})
