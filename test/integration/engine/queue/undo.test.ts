import { utimesSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import type { StoredJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const toAll: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const names = ['a', 'b', 'c', 'd']

let queue: TestQueue
let jobs: StoredJob[]
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
  jobs = queue.add(names, toAll)
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const id = (name: string): string => jobs[names.indexOf(name)]!.id
const ids = (...wanted: string[]): string[] => wanted.map(id)
const job = (name: string): StoredJob => queue.jobs.get(id(name))!
/** Everything of a row but the numbers by which its changes are told. */
const facts = (name: string) => ({ ...job(name), revision: 0, shown_revision: 0 })
const inMs = (ms: number): string => new Date(queue.clock.nowMs() + ms).toISOString()
const arm = (wanted: string[], schedule?: { scheduledFor: string; keepLocal?: boolean }) =>
  queue.order({
    kind: 'arm',
    arm: { jobIds: ids(...wanted), options: toAll, ...(schedule && { schedule }) }
  })
const cancel = (...wanted: string[]) => queue.order({ kind: 'cancel', jobIds: ids(...wanted) })
const undo = (...wanted: string[]) => queue.order({ kind: 'restore', jobIds: ids(...wanted) })
const calls = (kind: 'upload' | 'create' | 'cancel') =>
  queue.aether.calls.filter((call) => call.kind === kind)
const answer = async (kind: 'upload' | 'create' | 'cancel'): Promise<void> => {
  for (const call of calls(kind)) call.answer({ effect: true, say: 'ok' })
  await queue.rest()
}

const day = 86_400_000

describe('Undo of a cancel', () => {
  it.each<[string, () => void]>([
    ['that waited for its turn', () => arm(names)],
    [
      'with a time that is kept here',
      () => arm(names, { scheduledFor: inMs(2 * day), keepLocal: true })
    ],
    ['with a time over ten days ahead', () => arm(names, { scheduledFor: inMs(20 * day) })],
    [
      'of a paused queue',
      () => {
        arm(names)
        queue.order({ kind: 'pause' })
      }
    ],
    [
      'whose time was missed',
      () => {
        arm(names, { scheduledFor: inMs(day), keepLocal: true })
        queue.clock.jump(2 * day)
        queue.start()
      }
    ],
    [
      'that waits for another try',
      () => {
        arm(names)
        queue.jobs.update(job('b'), {
          attempts: 2,
          wait_reason: 'back-off',
          due_at_ms: queue.clock.nowMs() + 20_000,
          error_code: 'NETWORK_RESET',
          error_message: 'The connection broke.'
        })
      }
    ]
  ])('brings back a job %s, as it was', (_which, prepare) => {
    prepare()
    const before = facts('b')
    cancel('b')
    expect(job('b').phase).toBe('cancelled')
    expect(undo('b')).toEqual({ changed: ids('b'), refused: [] })
    expect(facts('b')).toEqual(before)
  })

  it('also after a crash in between, which neither loses nor sends it', async () => {
    arm(names, { scheduledFor: inMs(day), keepLocal: true })
    const before = facts('b')
    cancel('b')
    queue.crash()
    await queue.rest()
    expect([job('b').phase, queue.aether.calls.length]).toEqual(['cancelled', 0])
    undo('b')
    expect(facts('b')).toEqual(before)
  })

  it('of one that was being uploaded lets it go out in its place, each file once', async () => {
    arm(names)
    queue.start()
    await queue.rest()
    cancel('a')
    undo('a')
    await queue.rest()
    expect(job('a')).toMatchObject({
      phase: 'uploading',
      attempts: 1,
      position: jobs[0]!.position,
      consent_at_ms: expect.any(Number) as number
    })
    for (let turn = 0; turn < 6; turn++) {
      await answer('upload')
      await answer('create')
    }
    expect(queue.aether.posts).toHaveLength(4)
  })

  it('of one that was uploaded needs no second upload', async () => {
    arm(['a'])
    queue.order({ kind: 'pause', how: 'after-current' })
    queue.order({ kind: 'resume' })
    queue.start()
    await queue.rest()
    queue.accounts.setLimits(job('a').profile_id, { dailyLimit: 1 })
    queue.jobs.update(job('b'), { submitted_at_ms: queue.clock.nowMs() })
    queue.db.prepare("UPDATE jobs SET phase = 'published' WHERE id = ?").run(id('b'))
    await answer('upload')
    const before = facts('a')
    expect(before).toMatchObject({
      phase: 'waiting',
      wait_reason: 'quota',
      media_key: expect.any(String) as string
    })
    cancel('a')
    undo('a')
    expect(facts('a')).toEqual(before)
  })

  it('does not leave a job behind that waits for what is over', async () => {
    queue.order({ kind: 'pause' })
    arm(['a', 'b'])
    cancel('a')
    queue.order({ kind: 'resume' })
    undo('a')
    expect(job('a').wait_reason).toBeNull()
    cancel('a')
    queue.order({ kind: 'pause' })
    undo('a')
    expect(job('a').wait_reason).toBe('paused')
  })

  it('does not make a pause longer when the clock was set back', () => {
    arm(['a'])
    queue.jobs.update(job('a'), {
      wait_reason: 'back-off',
      due_at_ms: queue.clock.nowMs() + 20_000
    })
    cancel('a')
    queue.clock.jump(-300_000)
    undo('a')
    expect(job('a').due_at_ms! - queue.clock.nowMs()).toBeLessThanOrEqual(20_000)
  })

  it.each<[string, () => void, string]>([
    [
      'its file was changed',
      () => utimesSync(job('a').path, new Date(), new Date(Date.now() + 60_000)),
      'its file was changed meanwhile'
    ],
    ['it was long ago', () => queue.clock.jump(3_600_000), 'it was not cancelled just now'],
    [
      'the key was replaced',
      () => queue.meta.adoptBackend('other', queue.clock.nowMs() + 1),
      'the API key was replaced meanwhile'
    ]
  ])('brings it back unconfirmed when %s, and says why', (_what, change, why) => {
    arm(['a'])
    cancel('a')
    change()
    expect(undo('a').notes).toEqual([
      { jobId: id('a'), message: expect.stringContaining(why) as string }
    ])
    expect(job('a').phase).toBe('checking')
    queue.pass(job('a'))
    expect(job('a')).toMatchObject({ phase: 'ready', consent_at_ms: null })
  })

  it('brings it back unconfirmed when a file with the same content was confirmed meanwhile', () => {
    const [duplicate] = queue.add(['a duplicate'], toAll)
    for (const one of [job('a'), duplicate!]) queue.jobs.update(one, { sha256: 'a'.repeat(64) })
    arm(['a'])
    cancel('a')
    queue.clock.jump(1_000)
    queue.order({ kind: 'arm', arm: { jobIds: [duplicate!.id], options: toAll } })
    expect(undo('a').notes?.[0]?.message).toContain('the same content')
    expect(job('a').phase).toBe('checking')
  })

  it('of one that was not confirmed leaves it as it was, and confirms nothing', () => {
    const before = facts('a')
    cancel('a')
    expect(undo('a')).toEqual({ changed: ids('a'), refused: [] })
    expect(facts('a')).toEqual(before)
  })

  it('is no retry: a cancelled job that is tried again later has to be confirmed', () => {
    arm(['a'])
    cancel('a')
    queue.order({ kind: 'retry', jobIds: ids('a') })
    expect(job('a').phase).toBe('checking')
    expect(undo('a').refused).toHaveLength(1)
  })
})

describe('Undo of a cancel of a post that Aether keeps', () => {
  async function keep(): Promise<void> {
    arm(['a'], { scheduledFor: inMs(2 * day) })
    queue.start()
    await queue.rest()
    await answer('upload')
    await answer('create')
    expect(job('a')).toMatchObject({ phase: 'scheduled', hand_over: 'aether' })
  }

  it('leaves it there untouched when Aether was not asked yet', async () => {
    await keep()
    await queue.stop()
    const before = facts('a')
    cancel('a')
    expect(job('a').remote_change).toBe('withdraw')
    expect(undo('a')).toEqual({ changed: ids('a'), refused: [] })
    expect(facts('a')).toEqual(before)
    queue.start()
    await queue.rest()
    expect(calls('cancel')).toEqual([])
  })

  it('brings the file back unconfirmed once Aether has taken the post back', async () => {
    await keep()
    cancel('a')
    await queue.rest()
    expect(calls('cancel')).toHaveLength(1)
    expect(undo('a').notes?.[0]?.message).toContain('has to be confirmed again')
    await answer('cancel')
    expect(job('a').phase).toBe('checking')
    queue.pass(job('a'))
    await queue.rest()
    expect([job('a').phase, queue.aether.posts.length]).toEqual(['ready', 1])
  })

  it('counts no more when the post is cancelled once again', async () => {
    await keep()
    cancel('a')
    await queue.rest()
    undo('a')
    cancel('a')
    await answer('cancel')
    expect(job('a').phase).toBe('cancelled')
  })

  it('says that Aether had taken it back when it comes after that', async () => {
    await keep()
    cancel('a')
    await queue.rest()
    await answer('cancel')
    expect(job('a').phase).toBe('cancelled')
    expect(undo('a').notes?.[0]?.message).toContain('taken its post back already')
    expect(job('a').phase).toBe('checking')
  })
})

describe('Undo of a removal', () => {
  const remove = (...wanted: string[]) => queue.order({ kind: 'clear', jobIds: ids(...wanted) })

  it('brings back every finished row as it was, at its place', () => {
    queue.db
      .prepare(
        "UPDATE jobs SET phase = 'published', settled_at_ms = 5, url = 'https://www.tiktok.com/1' WHERE id = ?"
      )
      .run(id('b'))
    queue.db
      .prepare(
        "UPDATE jobs SET phase = 'failed', settled_at_ms = 6, error_code = 'internal', error_message = 'x' WHERE id = ?"
      )
      .run(id('c'))
    const before = [facts('b'), facts('c')]
    remove('b', 'c')
    expect(queue.jobs.list()).toHaveLength(2)
    undo('b', 'c')
    expect([facts('b'), facts('c')]).toEqual(before)
  })

  it('brings back files that were not confirmed yet without checking them again', () => {
    queue.db.prepare("UPDATE jobs SET phase = 'needs-attention' WHERE id = ?").run(id('c'))
    // They have the same size, so that the checks have read them.
    for (const name of names) queue.jobs.update(job(name), { sha256: name.repeat(64) })
    const before = names.map(facts)
    remove('b', 'c')
    undo('b', 'c')
    expect(names.map(facts)).toEqual(before)
  })

  it.each<[string, () => void]>([
    [
      'the file was changed',
      () => utimesSync(job('b').path, new Date(), new Date(Date.now() + 60_000))
    ],
    [
      "the account's limits were changed",
      () => queue.accounts.setLimits(job('b').profile_id, { strictAspect: true })
    ],
    ['it was long ago', () => queue.clock.jump(3_600_000)],
    [
      'one with the same content came meanwhile',
      () => void queue.jobs.update(job('a'), { sha256: 'b'.repeat(64) })
    ]
  ])('checks a file again when %s', (_what, change) => {
    for (const name of names) queue.jobs.update(job(name), { sha256: name.repeat(64) })
    remove('b')
    change()
    undo('b')
    expect(job('b')).toMatchObject({ phase: 'checking', hidden: false })
  })
})
