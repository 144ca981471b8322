import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QueueCommand } from '../../../../src/contract/queue/queue-command.ts'
import type { PostOptions } from '../../../../src/contract/queue/post-options.ts'
import type { StoredJob } from '../../../../src/engine/queue/store/stored-job.ts'
import { TestQueue } from '../../../support/engine/test-queue.ts'

const toAll: PostOptions = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const names = ['a', 'b', 'c']

let queue: TestQueue
let jobs: StoredJob[]
let seen: Record<string, number>
beforeEach(() => {
  queue = new TestQueue({ onCall: () => undefined, effectWhenCut: () => false })
  jobs = queue.add(names, toAll)
  seen = Object.fromEntries(jobs.map(({ id, revision }) => [id, revision]))
})
afterEach(async () => {
  await queue.stop()
  queue.close()
})

const id = (name: string): string => jobs[names.indexOf(name)]!.id
const ids = (...wanted: string[]): string[] => wanted.map(id)
const job = (name: string): StoredJob => queue.jobs.get(id(name))!
const confirm = (more: Partial<Extract<QueueCommand, { kind: 'arm' }>['arm']> = {}) =>
  queue.order({ kind: 'arm', arm: { jobIds: ids(...names), options: null, seen, ...more } })

describe('a confirmation of what a person saw', () => {
  it.each<[string, () => void]>([
    [
      'got other words',
      () => queue.order({ kind: 'edit', jobIds: ids('b'), caption: 'words that nobody here saw' })
    ],
    [
      'got another audience',
      () =>
        queue.order({
          kind: 'edit',
          jobIds: ids('b'),
          options: { ...toAll, privacyLevel: 'SELF_ONLY' }
        })
    ],
    [
      'was checked again as another file',
      () =>
        queue.jobs.move(queue.jobs.move(job('b'), 'check-again')!, 'check-passed', { mtime_ms: 5 })
    ]
  ])('leaves out a file that %s meanwhile, and says so', async (_what, change) => {
    change()
    expect(confirm()).toEqual({
      changed: ids('a', 'c'),
      refused: [
        { jobId: id('b'), reason: 'b was changed meanwhile. Look at it again, then confirm it.' }
      ]
    })
    expect(job('b')).toMatchObject({ phase: 'ready', consent_at_ms: null })
    queue.start()
    await queue.rest()
    // Two start side by side; either may come first.
    expect(
      queue.aether.calls.map((call) => (call.kind === 'upload' ? call.path : call.kind)).toSorted()
    ).toEqual([job('a').path, job('c').path])
  })

  it('holds for a file that was only moved, read for a comparison, or checked again and found the same', () => {
    queue.jobs.move(queue.jobs.move(job('a'), 'check-again')!, 'check-passed', {
      findings: [],
      size_bytes: job('a').size_bytes,
      mtime_ms: job('a').mtime_ms
    })
    queue.order({ kind: 'reorder', jobIds: ids('c'), before: id('a') })
    queue.jobs.update(job('b'), { sha256: 'a'.repeat(64) })
    expect(confirm().changed).toEqual(ids(...names))
  })

  it('holds for no file that was not shown', () => {
    seen = { [id('a')]: seen[id('a')]! }
    expect(confirm().changed).toEqual(ids('a'))
  })

  it('holds when it is looked at again', () => {
    queue.order({ kind: 'edit', jobIds: ids('b'), caption: 'new words' })
    confirm()
    seen = { [id('b')]: job('b').revision }
    expect(confirm({ jobIds: ids('b') }).changed).toEqual(ids('b'))
    expect(job('b').caption).toBe('new words')
  })

  it('gives the times of a series to the files that go out', () => {
    queue.order({ kind: 'edit', jobIds: ids('a'), caption: 'other words' })
    const firstMs = queue.clock.nowMs() + 86_400_000
    confirm({
      schedule: {
        scheduledFor: new Date(firstMs).toISOString(),
        every: { days: 1, ms: 0 },
        timeZone: 'UTC'
      }
    })
    expect([job('b').scheduled_for_ms, job('c').scheduled_for_ms]).toEqual([
      firstMs,
      firstMs + 86_400_000
    ])
  })

  it('gives its caption to the files that it is for', () => {
    confirm({ caption: '{name}!', captioned: ids('a', 'c') })
    expect(names.map((name) => job(name).caption)).toEqual(['a!', 'b', 'c!'])
  })
})
