import { basename } from 'node:path'
import { AetherError } from 'aether'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import type { QueueCommand } from '../../../../src/contract/queue/queue-command.ts'
import { describePause, isStopping } from '../../../../src/engine/queue/commands/pause-command.ts'
import type { StoredJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { profileId, TestQueue } from '../../../support/engine/test-queue.ts'

const toAll: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const names = ['a', 'b', 'c', 'd', 'e']

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
const inOrder = (): string =>
  queue.jobs
    .list()
    .map(({ path }) => basename(path))
    .join('')
const arm = (...wanted: string[]) =>
  queue.order({ kind: 'arm', arm: { jobIds: ids(...wanted), options: toAll } })
const calls = (kind: 'upload' | 'create') => queue.aether.calls.filter((call) => call.kind === kind)

/** Answers what stands there now of this kind, the first or all, and lets the queue go on. */
async function answer(kind: 'upload' | 'create', most = Infinity): Promise<void> {
  for (const call of calls(kind).slice(0, most)) call.answer({ effect: true, say: 'ok' })
  await queue.rest()
}

/** The order in which files are uploaded, one after the other, until nothing is left. */
async function uploadOrder(): Promise<string> {
  const seen = new Set<string>()
  for (;;) {
    for (const name of queue.uploading()) seen.add(name)
    const kind = calls('create').length > 0 ? 'create' : 'upload'
    if (calls(kind).length === 0) return [...seen].join('')
    await answer(kind, 1)
  }
}

describe('another order of sending', () => {
  it('is kept in the list and is the order in which files go out', async () => {
    arm(...names)
    expect(queue.order({ kind: 'reorder', jobIds: ids('e', 'd'), before: id('b') })).toEqual({
      changed: ids('d', 'e'),
      refused: []
    })
    expect(inOrder()).toBe('adebc')
    queue.start()
    await queue.rest()
    expect(await uploadOrder()).toBe('adebc')
  })

  it('can be given as a list, for the places that these files have', () => {
    queue.order({ kind: 'reorder', jobIds: ids('e', 'b', 'a'), order: 'as-listed' })
    expect(inOrder()).toBe('ebcda')
  })

  it('moves a file to the end, where files that are added later come after it', () => {
    queue.order({ kind: 'reorder', jobIds: ids('a'), before: null })
    queue.add(['f'], toAll)
    expect(inOrder()).toBe('bcdeaf')
  })

  it('leaves alone what was sent, and says so', async () => {
    arm('a', 'b')
    queue.start()
    await queue.rest()
    await answer('upload')
    const result = queue.order({ kind: 'reorder', jobIds: ids('a', 'e'), before: id('b') })
    expect(result).toEqual({
      changed: ids('e'),
      refused: [{ jobId: id('a'), reason: expect.stringContaining('not sent yet') as string }]
    })
    expect(inOrder()).toBe('aebcd')
  })

  it('moves nothing when the place it was to go to was cleared meanwhile', () => {
    queue.order({ kind: 'clear', jobIds: ids('b') })
    const { changed, refused } = queue.order({ kind: 'reorder', jobIds: ids('e'), before: id('b') })
    expect([changed, refused.length, inOrder()]).toEqual([[], 1, 'acde'])
  })

  it('shares out the days of a daily limit anew: who was moved up goes out earlier', async () => {
    queue.accounts.ensure(profileId)
    queue.accounts.setLimits(profileId, { dailyLimit: 1 })
    arm(...names)
    queue.start()
    await queue.rest()
    await answer('upload')
    await answer('create')
    const days = () => names.slice(1).map((name) => job(name).due_at_ms ?? 0)
    expect(days()).toEqual(days().toSorted((a, b) => a - b))
    const [b, , , e] = days()
    queue.order({ kind: 'reorder', jobIds: ids('e'), before: id('b') })
    await queue.rest()
    expect(job('e').due_at_ms).toBe(b)
    expect(job('d').due_at_ms).toBe(e)
  })

  it('is told to whoever watches: each row that has another place, and no other', () => {
    const before = queue.jobs.revision()
    queue.order({ kind: 'reorder', jobIds: ids('d'), before: id('c') })
    expect(
      queue.jobs
        .changedSince(before)
        .map(({ path }) => basename(path))
        .toSorted()
    ).toEqual(['c', 'd'])
  })
})

describe('a pause', () => {
  const stopping = () => isStopping({ meta: queue.meta, jobs: queue.jobs })
  const phases = () => names.map((name) => job(name).phase)

  beforeEach(async () => {
    arm(...names)
    queue.start()
    await queue.rest()
  })

  it('after the current ones lets what is being uploaded go out, and starts nothing more', async () => {
    queue.order({ kind: 'pause', how: 'after-current' })
    await queue.rest()
    expect([calls('upload').length, stopping()]).toEqual([2, true])
    expect(describePause({ paused: true, stopping: stopping() })?.message).toContain(
      'still goes out'
    )
    await answer('upload')
    await answer('create')
    expect(phases()).toEqual(['processing', 'processing', 'waiting', 'waiting', 'waiting'])
    expect([calls('upload').length, stopping(), queue.meta.paused]).toEqual([0, false, true])
    expect(describePause({ paused: true, stopping: stopping() })?.message).toContain(
      'Nothing is sent'
    )
    queue.order({ kind: 'resume' })
    await queue.rest()
    expect(queue.uploading()).toEqual(['c', 'd'])
  })

  it('at once stops uploads, and a create that is under way ends as it ends', async () => {
    await answer('upload', 1)
    // Two were under way side by side; either may have been answered.
    const created = phases().indexOf('submitting')
    queue.order({ kind: 'pause', how: 'now' })
    await queue.rest()
    expect([calls('upload').length, calls('create').length]).toEqual([0, 1])
    await answer('create')
    expect(phases()).toEqual(
      names.map((_name, index) => (index === created ? 'processing' : 'waiting'))
    )
  })

  it('at once comes before one that waits for the current ones, and not the other way round', async () => {
    queue.order({ kind: 'pause', how: 'after-current' })
    queue.order({ kind: 'pause', how: 'now' })
    await queue.rest()
    expect([calls('upload').length, stopping()]).toEqual([0, false])
    queue.order({ kind: 'pause', how: 'after-current' })
    await queue.rest()
    expect([calls('upload').length, stopping()]).toEqual([0, false])
  })

  it('after the current ones sends nothing in the next life of the app', async () => {
    queue.order({ kind: 'pause', how: 'after-current' })
    await answer('upload', 1)
    expect(calls('create')).toHaveLength(1)
    queue.crash()
    await queue.rest()
    expect([calls('upload').length, calls('create').length, stopping()]).toEqual([0, 0, false])
  })

  it('that is taken back at once leaves no file behind', async () => {
    queue.order({ kind: 'pause', how: 'now' })
    queue.order({ kind: 'resume' })
    await queue.rest()
    expect(job('a')).toMatchObject({ wait_reason: null })
    expect(await uploadOrder()).toBe('abcde')
  })

  it('that a crash took back half leaves no file behind', async () => {
    queue.order({ kind: 'pause', how: 'now' })
    await queue.rest()
    queue.meta.paused = false
    queue.crash()
    await queue.rest()
    expect(await uploadOrder()).toBe('abcde')
  })
})

describe('changing what was confirmed', () => {
  const edit = (change: Partial<Extract<QueueCommand, { kind: 'edit' }>>, ...wanted: string[]) =>
    queue.order({ kind: 'edit', jobIds: ids(...wanted), ...change })

  beforeEach(() => void arm('a', 'b'))

  it('takes the consent back when the audience or what others may do with the post changes', () => {
    edit({ options: { ...toAll, privacyLevel: 'SELF_ONLY' } }, 'a')
    edit({ options: { ...toAll, disableComment: false } }, 'b')
    for (const name of ['a', 'b'])
      expect(job(name)).toMatchObject({ phase: 'ready', consent_at_ms: null })
  })

  it('counts as confirmed anew when a person changes the caption or the time', () => {
    const before = job('a').consent_at_ms!
    queue.clock.step(5_000)
    edit({ caption: 'better words' }, 'a')
    expect(job('a')).toMatchObject({
      phase: 'waiting',
      caption: 'better words',
      consent_at_ms: before + 5_000
    })
    queue.order({
      kind: 'reschedule',
      jobIds: ids('b'),
      scheduledFor: new Date(before + 7_200_000).toISOString()
    })
    expect(job('b')).toMatchObject({
      phase: 'waiting',
      scheduled_for_ms: before + 7_200_000,
      consent_at_ms: before + 5_000
    })
  })

  it('sends no caption that TikTok would refuse: the file goes back to the checks', () => {
    edit({ caption: 'x'.repeat(2_201) }, 'a')
    expect(job('a').phase).toBe('checking')
  })

  it('lets the same choices stand', () => {
    edit({ options: { ...toAll } }, 'a')
    expect(job('a')).toMatchObject({
      phase: 'waiting',
      consent_at_ms: expect.any(Number) as number
    })
  })

  it("changes many at once, fills in each file's own name, and says of each that is being sent why not", async () => {
    queue.start()
    await queue.rest()
    const { changed, refused } = edit({ caption: 'look: {name}' }, ...names)
    expect(changed).toEqual(ids('c', 'd', 'e'))
    expect(refused.map(({ jobId }) => jobId)).toEqual(ids('a', 'b'))
    expect(['c', 'd', 'e'].map((name) => job(name).caption)).toEqual([
      'look: c',
      'look: d',
      'look: e'
    ])
  })
})

describe('a series over files that keep choices of their own', () => {
  it('gives its times in queue order, whoever can see which file', () => {
    queue.order({
      kind: 'edit',
      jobIds: ids('b', 'd'),
      options: { ...toAll, privacyLevel: 'SELF_ONLY' }
    })
    const atMs = queue.clock.nowMs() + 86_400_000
    queue.order({
      kind: 'arm',
      arm: {
        jobIds: ids(...names),
        options: null,
        schedule: {
          scheduledFor: new Date(atMs).toISOString(),
          every: { days: 0, ms: 60_000 },
          keepLocal: true
        }
      }
    })
    expect(names.map((name) => (job(name).scheduled_for_ms ?? 0) - atMs)).toEqual([
      0, 60_000, 120_000, 180_000, 240_000
    ])
    expect(names.map((name) => job(name).options?.privacyLevel === 'SELF_ONLY')).toEqual([
      false,
      true,
      false,
      true,
      false
    ])
  })

  it('confirms no file for which nobody chose who can see it, and leaves no gap for it', () => {
    queue.jobs.update(job('b'), { options: null })
    const atMs = queue.clock.nowMs() + 86_400_000
    const { refused } = queue.order({
      kind: 'arm',
      arm: {
        jobIds: ids('a', 'b', 'c'),
        options: null,
        schedule: {
          scheduledFor: new Date(atMs).toISOString(),
          every: { days: 0, ms: 60_000 },
          keepLocal: true
        }
      }
    })
    expect(refused).toEqual([{ jobId: id('b'), reason: 'Nobody has chosen who can see it.' }])
    expect([job('b').phase, job('c').scheduled_for_ms]).toEqual(['ready', atMs + 60_000])
  })
})

describe('Undo of what was taken out of the list', () => {
  const clear = (...wanted: string[]) => queue.order({ kind: 'clear', jobIds: ids(...wanted) })
  const restore = (...wanted: string[]) => queue.order({ kind: 'restore', jobIds: ids(...wanted) })

  it('puts a removed file back in its place, to be checked again and not to be sent', async () => {
    queue.start()
    clear('b', 'd')
    expect(inOrder()).toBe('ace')
    expect(restore('b', 'd').changed).toEqual(ids('b', 'd'))
    expect(inOrder()).toBe('abcde')
    expect(job('b')).toMatchObject({ phase: 'checking', consent_at_ms: null })
    queue.pass(job('b'))
    await queue.rest()
    expect([job('b').phase, calls('upload').length]).toEqual(['ready', 0])
  })

  it('puts finished ones back as they ended, and does nothing with them', async () => {
    arm('a')
    queue.start()
    await queue.rest()
    await answer('upload')
    calls('create')[0]!.answer({
      effect: false,
      say: new AetherError('INVALID_REQUEST', { message: 'no', status: 400, outcome: 'refused' })
    })
    await queue.rest()
    expect(job('a').phase).toBe('failed')
    queue.order({ kind: 'cancel', jobIds: ids('b') })
    const [failed, cancelled] = [job('a'), job('b')]
    clear('a', 'b')
    restore('a', 'b')
    await queue.rest()
    expect(job('a')).toEqual({ ...failed, revision: job('a').revision })
    expect(job('b')).toEqual({ ...cancelled, revision: job('b').revision })
    expect([inOrder(), calls('upload').length, calls('create').length]).toEqual(['abcde', 0, 0])
  })

  it('says of one that is there that it is there', () => {
    expect(restore('a').refused).toEqual([{ jobId: id('a'), reason: 'It is in the list.' }])
  })
})

describe('a new time that Aether refuses', () => {
  const refusal = {
    effect: false,
    say: new AetherError('INVALID_REQUEST', { message: 'no', status: 400, outcome: 'refused' })
  } as const
  const at = (days: number) => new Date(queue.clock.nowMs() + days * 86_400_000).toISOString()
  const asked = () => queue.aether.calls.filter(({ kind }) => kind !== 'list')
  const reschedule = (days: number) =>
    queue.order({ kind: 'reschedule', jobIds: ids('a'), scheduledFor: at(days) })

  /** Aether keeps a post, a person wants another time, and before the answer something else. */
  async function refuseAfter(change: () => void): Promise<void> {
    queue.order({
      kind: 'arm',
      arm: { jobIds: ids('a'), options: toAll, schedule: { scheduledFor: at(3) } }
    })
    queue.start()
    await queue.rest()
    await answer('upload')
    await answer('create')
    expect(job('a').phase).toBe('scheduled')
    reschedule(4)
    await queue.rest()
    change()
    await queue.rest()
    expect(asked().map(({ kind }) => kind)).toEqual(['update'])
    asked()[0]!.answer(refusal)
    await queue.rest()
    expect(asked().map(({ kind }) => kind)).toEqual(['get'])
    asked()[0]!.answer({ effect: true, say: 'ok' })
    await queue.rest()
  }

  it('keeps no post from being cancelled that a person cancelled meanwhile', async () => {
    await refuseAfter(() => queue.order({ kind: 'cancel', jobIds: ids('a') }))
    expect(asked().map(({ kind }) => kind)).toEqual(['cancel'])
  })

  it('gives way to the next one', async () => {
    await refuseAfter(() => reschedule(5))
    expect(asked().map(({ kind }) => kind)).toEqual(['update'])
  })
})

describe('a person who asks again while Aether asked to slow down', () => {
  it.each(['retry', 'resume'] as const)(
    'does not make the queue send before the time that Aether named: %s',
    async (kind) => {
      arm('a', 'b', 'c')
      queue.start()
      await queue.rest()
      const applyRetryAfter = new AetherError('RATE_LIMITED', {
        message: 'slow down',
        status: 429,
        outcome: 'refused',
        retryAfterMs: 60_000
      })
      for (const call of calls('upload')) call.answer({ effect: false, say: applyRetryAfter })
      await queue.rest()
      queue.order(kind === 'retry' ? { kind, jobIds: ids('a', 'b') } : { kind })
      await queue.rest()
      expect(queue.aether.calls).toEqual([])
      for (let passedMs = 0; passedMs < 60_000;) passedMs += queue.clock.step(60_000 - passedMs)
      await queue.rest()
      expect(queue.uploading().length).toBe(2)
    }
  )
})

describe('"Post again" while Aether is asked about the post', () => {
  const looks = () => queue.aether.calls.filter(({ kind }) => kind === 'list')
  async function pass(ms: number): Promise<void> {
    for (let leftMs = ms; leftMs > 0 && looks().length === 0; await queue.rest())
      leftMs -= queue.clock.step(leftMs)
  }

  it('waits for the answer, which may be that it is there', async () => {
    arm('a')
    queue.start()
    await queue.rest()
    await answer('upload')
    calls('create')[0]!.answer({
      effect: true,
      say: new AetherError('TIMEOUT', { message: 'no answer', outcome: 'ambiguous' })
    })
    const { listView } = queue.aether
    queue.aether.listView = () => []
    while (job('a').phase !== 'unknown') {
      await pass(120_000)
      looks()[0]!.answer({ effect: true, say: 'ok' })
      await queue.rest()
    }
    queue.aether.listView = listView
    await pass(3_600_000)
    const { refused } = queue.order({ kind: 'resolve', jobId: id('a'), as: 'post-again' })
    expect(refused).toEqual([
      { jobId: id('a'), reason: expect.stringContaining('being asked') as string }
    ])
    looks()[0]!.answer({ effect: true, say: 'ok' })
    await queue.rest()
    expect([job('a').phase, queue.aether.posts.length, queue.uploading()]).toEqual([
      'processing',
      1,
      []
    ])
  })
})
