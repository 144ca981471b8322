import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import { toJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'
import { makeClip } from '../../../support/fixtures/make-clips.ts'
import { allJobs, inPhase, publish, TestBench } from '../../../support/engine/test-engine.ts'

const toFriends: PostOptions = {
  privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const toAll: PostOptions = { ...toFriends, privacyLevel: 'PUBLIC_TO_EVERYONE' }
const done = { effect: true, say: 'ok' } as const

describe('a queue at its edges', () => {
  let queue: TestQueue
  beforeEach(() => {
    queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => true })
  })
  afterEach(async () => {
    await queue.stop()
    queue.close()
  })

  const arm = (options: PostOptions, inMs: number | null, ...names: string[]): string[] => {
    const ids = queue.add(names, options).map(({ id }) => id)
    queue.order({
      kind: 'arm',
      arm: {
        jobIds: ids,
        options,
        ...(inMs !== null && {
          schedule: { scheduledFor: new Date(queue.clock.nowMs() + inMs).toISOString() }
        })
      }
    })
    queue.start()
    return ids
  }
  async function answer(
    kind: string,
    how: Parameters<(typeof queue.aether.calls)[number]['answer']>[0] = done
  ): Promise<void> {
    await queue.rest()
    queue.aether.calls.find((one) => one.kind === kind)!.answer(how)
    await queue.rest()
  }
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0;) {
      left -= Math.max(1, queue.clock.step(left))
      await queue.rest()
    }
  }
  const job = (id: string | undefined) => queue.jobs.get(id ?? '')!

  it('loses no job to a server that asks for a pause of thousands of years', async () => {
    const [id] = arm(toAll, null, 'a')
    await answer('upload', {
      effect: false,
      say: new AetherError('RATE_LIMITED', {
        message: 'slow',
        status: 429,
        retryAfterMs: 1e17,
        outcome: 'refused'
      })
    })
    expect(queue.jobs.setAsideCount()).toBe(0)
    expect(job(id).due_at_ms! - queue.clock.nowMs()).toBe(31 * 86_400_000)
    queue.crash()
    await queue.rest()
    expect(job(id)).toMatchObject({ phase: 'waiting', wait_reason: 'rate-limit' })
  })

  it('says of no post that is out that it is being taken back', async () => {
    const [id] = arm(toAll, 3_600_000, 'a')
    await answer('upload')
    await answer('create')
    queue.clock.jump(3_600_000)
    await pass(30_000)
    queue.aether.posts[0]!.status = 'published'
    queue.order({ kind: 'cancel', jobIds: [id!] })
    await answer('get')
    await queue.rest()
    expect(toJob(job(id), queue.clock.nowMs())).toMatchObject({
      phase: 'published',
      pendingChange: null
    })
  })

  it('counts no upload that succeeded as a failed attempt when its media gets too old while it waits', async () => {
    queue.aether.echo = 'none'
    const both = arm(toFriends, null, 'a', 'b')
    await answer('upload')
    await answer('upload')
    await answer('create')
    // Whichever was uploaded first went out.
    const id = both.find((one) => job(one).wait_reason === 'audience-check')
    for (let day = 0; day < 6; day++) {
      queue.clock.jump(7_200_000)
      queue.order({ kind: 'retry', jobIds: [id!] })
      await queue.rest()
      if (queue.aether.calls.some(({ kind }) => kind === 'upload')) await answer('upload')
    }
    expect(job(id)).toMatchObject({ phase: 'waiting', wait_reason: 'audience-check', attempts: 1 })
  })

  it('changes nothing that is being sent', async () => {
    const [id] = arm(toAll, null, 'a')
    await queue.rest()
    for (const call of ['upload', 'create']) {
      expect(queue.order({ kind: 'edit', jobIds: [id!], caption: 'other words' })).toMatchObject({
        changed: [],
        refused: [{ jobId: id }]
      })
      await answer(call)
    }
    expect(job(id)).toMatchObject({ phase: 'processing', caption: 'a' })
  })

  it('lets what TikTok refused be mended: other words bring it back to be confirmed', async () => {
    const [id] = arm(toAll, null, 'a')
    await answer('upload')
    await answer('create', {
      effect: false,
      say: new AetherError('CAPTION_TOO_LONG', { message: 'long', status: 422, outcome: 'refused' })
    })
    expect(job(id).phase).toBe('failed')
    expect(queue.order({ kind: 'edit', jobIds: [id!], caption: 'short' }).changed).toEqual([id])
    expect(job(id)).toMatchObject({ phase: 'checking', caption: 'short', error_code: null })
    queue.pass(job(id))
    expect(job(id)).toMatchObject({ phase: 'ready', consent_at_ms: null })
  })

  it('leaves alone one whose step broke in a way nobody foresaw, and goes on with those behind it', async () => {
    const ids = queue.add(['a', 'b', 'c'], toAll).map(({ id }) => id)
    queue.db.exec(
      `CREATE TRIGGER no_upload BEFORE UPDATE ON jobs WHEN NEW.id = '${ids[0]}' AND NEW.phase = 'uploading' BEGIN SELECT RAISE(ABORT, 'a fault of ours'); END`
    )
    queue.order({ kind: 'arm', arm: { jobIds: ids, options: toAll } })
    queue.start()
    await queue.rest()
    expect(ids.map((id) => job(id).phase)).toEqual(['waiting', 'uploading', 'uploading'])
    queue.db.exec('DROP TRIGGER no_upload')
    await answer('upload')
    await pass(31_000)
    expect(job(ids[0]).phase).toBe('uploading')
  })

  it('shows a file again that was taken out of the list and is mended by another program that still had it', async () => {
    const [id] = queue.add(['a'], toAll).map((row) => row.id)
    queue.order({ kind: 'clear', jobIds: [id!] })
    queue.order({ kind: 'edit', jobIds: [id!], caption: 'other' })
    expect(job(id)).toMatchObject({ phase: 'checking', hidden: false, caption: 'other' })
  })

  it('loses no post for what cannot be read of how a cancel would be undone', async () => {
    const [id] = arm(toAll, 3_600_000, 'a')
    await answer('upload')
    await answer('create')
    queue.order({ kind: 'cancel', jobIds: [id!] })
    queue.db.prepare("UPDATE jobs SET undo_to = '{' WHERE id = ?").run(id)
    expect([job(id).phase, queue.jobs.setAsideCount()]).toEqual(['scheduled', 0])
  })

  it('asks about a new post slowly, too, when few calls of the month are left', async () => {
    queue.meta.apiCallBudget = 100
    for (let calls = 0; calls < 80; calls++) queue.meta.countCall(queue.clock.nowMs())
    const [id] = arm(toAll, null, 'a')
    await answer('upload')
    await answer('create')
    expect(job(id)).toMatchObject({
      phase: 'processing',
      due_at_ms: queue.clock.nowMs() + 15 * 60_000
    })
  })
})

describe('a queue whose key is gone', () => {
  let bench: TestBench
  beforeEach(async () => {
    bench = await new TestBench().start()
  })
  afterEach(() => bench.close())

  it('waits for the key and uses up no attempt', async () => {
    const first = bench.engine()
    await first.startRunner()
    await first.request({ kind: 'pause' })
    await publish(first, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await first.request({ kind: 'resume' })
    await first.stopRunner({ force: true })
    await first.close()
    const keyless = bench.engine({ apiKey: '' })
    await keyless.startRunner()
    const [job] = await allJobs(keyless, (one) => one.waiting?.reason === 'not-authorised')
    expect(job).toMatchObject({ attempts: 0, error: null })
    expect(keyless.queue().hold?.reason).toBe('not-authorised')
  })

  it('is run by whoever asks while the last run is still ending', async () => {
    const engine = bench.engine()
    await engine.startRunner()
    await publish(engine, bench.profileId, [await makeClip(bench.path('a.mp4'))])
    await allJobs(engine, inPhase('uploading', 'submitting', 'processing'))
    const stopped = engine.stopRunner()
    expect(await engine.startRunner()).toBe(true)
    await stopped
    expect(engine.queue().runner).toBe('this')
    await allJobs(engine, inPhase('published'))
  })
})
