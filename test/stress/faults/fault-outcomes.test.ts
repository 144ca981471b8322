import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { isAtRest } from '../../../src/cli/tracking/remaining-jobs.ts'
import type { Job } from '../../../src/contract/queue/job.ts'
import { namedFaults, type RecordedPost } from '../../../src/sandbox/index.ts'
import { faultCases, outcomes, type FaultCase } from './fault-cases.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { sideBySide } from '../../support/engine/side-by-side.ts'
import {
  allJobs,
  inPhase,
  publish,
  TestBench,
  toFriends
} from '../../support/engine/test-engine.ts'

interface Seen {
  jobs: Job[]
  record: RecordedPost[]
  struck: string[]
  /** The jobs' states after the automatic changes. */
  later: string[]
}

const fastSpeed = 200
/** During a real time-out of the SDK, a faster clock would let uploads expire. */
const idleSpeed = 20

const dayMs = 86_400_000
const inDays = (bench: TestBench, days: number): string =>
  new Date(bench.clock.nowMs() + days * dayMs).toISOString()

/** Checks that Aether's state matches the result shown to the user. */
function expectOrdered(
  { outcome }: FaultCase,
  jobs: readonly Job[],
  record: readonly RecordedPost[]
): void {
  for (const [index, { scheduledFor, phase }] of jobs.entries()) {
    if (outcome === 'taken back' || outcome === 'shifted')
      expect(record[index]?.status).toBe('cancelled')
    else expect([phase, record[index]?.publishAt]).toEqual(['scheduled', scheduledFor])
  }
}

const endOf = ({ phase, waiting, error }: Job): string =>
  [phase, waiting?.reason, error?.code].filter(Boolean).join(' ')

/**
 * Injects the fault into its own batch, against an API without protection, and follows it until no
 * event is near.
 */
async function suffer(one: FaultCase): Promise<Seen> {
  const bench = new TestBench()
  try {
    await bench.start({
      wire: 'idempotency-ignored',
      ffprobePath: null,
      speed: one.idle ? idleSpeed : fastSpeed
    })
    for (const order of one.orders) bench.sandbox.control.inject(order)
    const engine = bench.engine({ uploadConcurrency: 1 })
    const clips = await Promise.all(
      Array.from({ length: one.clips }, (_, index) => copyClip(bench.path(`${index}.mp4`)))
    )
    const isKeyRefused = await engine.refreshAccounts().then(
      () => false,
      (error: unknown) => (error as { code?: string }).code === 'INVALID_API_KEY'
    )
    await engine.startRunner()
    if (isKeyRefused)
      await engine.add({ paths: clips, profileId: bench.profileId, options: toFriends })
    else
      await publish(
        engine,
        bench.profileId,
        clips,
        '',
        one.scheduled === null ? null : inDays(bench, 5)
      )
    const keyStands = (): boolean => engine.queue().hold?.reason !== 'not-authorised'
    let jobs = await allJobs(
      engine,
      (job) =>
        isAtRest(job, bench.clock.nowMs(), false) ||
        (!keyStands() && inPhase('processing', 'submitting')(job))
    )
    if (one.scheduled === 'move' || one.scheduled === 'withdraw') {
      const jobIds = jobs.map(({ id }) => id)
      const order =
        one.scheduled === 'move'
          ? { kind: 'reschedule' as const, jobIds, scheduledFor: inDays(bench, 6) }
          : { kind: 'cancel' as const, jobIds }
      expect((await engine.request(order)).refused).toEqual([])
      jobs = await allJobs(engine, ({ pendingChange }) => pendingChange === null || !keyStands())
    }
    if (one.scheduled !== null && keyStands() && one.outcome !== 'unknown')
      expectOrdered(one, jobs, bench.sandbox.record())
    const later = one.later === null ? [] : (await allJobs(engine, inPhase('published'))).map(endOf)
    return {
      jobs,
      later,
      record: bench.sandbox.record(),
      struck: bench.sandbox.control.faults().map(({ name, operation }) => `${operation} ${name}`)
    }
  } finally {
    await bench.close()
  }
}

/**
 * A stalled upload fails after a minute of real time; the SDK's own tests shorten it, and
 * docs/faults.md was made with it.
 */
const tested = faultCases.filter(({ at, idle }) => !(idle && at === 'uploadMedia'))

let seen: (one: FaultCase) => Promise<Seen>
beforeAll(() => {
  seen = sideBySide(tested, 3, suffer, ({ idle }) => idle)
})

describe.each([...new Set(tested.map(({ at }) => at))])('a fault of %s', (operation) => {
  const cases = tested.filter(({ at }) => at === operation).map((one) => ({ ...one, one }))

  test.each(cases)('$name ends as: $outcome', async ({ one }) => {
    const { jobs, record, struck, later } = await seen(one)
    for (const { operation: struckAt, fault } of one.orders)
      expect(struck).toContain(`${struckAt} ${typeof fault === 'string' ? fault : fault.kind}`)
    expect(new Set(record.map(({ sha256 }) => sha256)).size, 'nothing is posted twice').toBe(
      record.length
    )
    expect(jobs.map(endOf).toSorted()).toEqual(one.ends.toSorted())
    expect(record).toHaveLength(one.posts)
    if (one.later !== null) expect(later).toEqual(one.ends.map(() => one.later))
    for (const job of jobs)
      if (job.error)
        expect(job.error.message, 'a sentence for people').toMatch(/^[A-Z].*\w+ \w+.*[.)]/u)
  })
})

test('every fault that has a name is among these', () => {
  const suffered = new Set(
    faultCases.flatMap(({ orders }) =>
      orders.map(({ fault }) => (typeof fault === 'string' ? fault : fault.kind))
    )
  )
  expect(Object.keys(namedFaults).filter((name) => !suffered.has(name as never))).toEqual([])
  expect(Object.values(outcomes).length).toBeGreaterThan(10)
})

test.each(tested.filter(({ at, name }) => at === 'getPost' && name.endsWith('for good')))(
  'a post that cannot be asked about ($name) is asked about no more often than others',
  async (one) => {
    const { struck } = await seen(one)
    expect(struck.length).toBeLessThan(60)
  }
)

test('an account whose access was removed holds its other files, until it is seen to be connected', async () => {
  const bench = await new TestBench().start({ ffprobePath: null, speed: fastSpeed })
  try {
    bench.sandbox.control.inject({ operation: 'createPost', fault: 'late-auth_removed' })
    const engine = bench.engine()
    await engine.refreshAccounts()
    await engine.startRunner()
    await publish(engine, bench.profileId, [await copyClip(bench.path('a.mp4'))])
    await allJobs(engine, inPhase('failed'))
    await publish(engine, bench.profileId, [await copyClip(bench.path('b.mp4'))])
    const [, second] = await allJobs(
      engine,
      (job) => job.phase === 'failed' || job.waiting !== null || job.phase === 'published'
    )
    expect(endOf(second!)).toBe('waiting reconnect')
    await engine.refreshAccounts()
    const [first, published] = await allJobs(engine, inPhase('failed', 'published'))
    expect([endOf(first!), endOf(published!)]).toEqual(['failed auth_removed', 'published'])
  } finally {
    await bench.close()
  }
})

test('docs/faults.md has a row for each of these faults', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/faults.md'), 'utf8')
  expect(faultCases.map(({ name }) => name).filter((name) => !page.includes(`\`${name}`))).toEqual(
    []
  )
})
