import { describe, expect, it } from 'vitest'
import type { AcceptedPost } from '../../../src/sandbox/index.ts'
import { soakAtEachPoint, soakAtRandom, type SoakOptions } from './run-soak.ts'
import { totalsOf } from './totals.ts'
import { judge, type Evidence } from './verdict.ts'
import { testSeed } from '../../support/test-seed.ts'

const options: SoakOptions = {
  seed: testSeed,
  clips: 10,
  faults: 'none',
  lanes: 2,
  onBatch: () => undefined
}
const faultless = { twice: 0, lost: 0, invented: 0, unknownThatPosted: 0 }
/** The list is read this often before only the user can decide. */
const looks = 6

describe('an engine that is killed and started again until its batch is settled', () => {
  it.each(['none', 'nasty'])(
    'posts nothing twice and loses nothing over 6 kills with faults "%s"',
    { timeout: 600_000 },
    async (faults) => {
      const results = await soakAtRandom(6, { ...options, faults })
      const totals = totalsOf(results)
      expect(totals).toMatchObject({ twice: 0, lost: 0, invented: 0 })
      // An existing post stays unknown only if every read of the list failed.
      expect(totals.looksSpoiled).toBeGreaterThanOrEqual(looks * totals.unknownThatPosted)
      expect(totals.kills).toBeGreaterThanOrEqual(6)
      expect(results.flatMap(({ afterUser }) => afterUser.faults)).toEqual([])
    }
  )

  it(
    'does so when it dies at a write, commit or request of a job: every other one of them, the odd or the even ones by the seed',
    { timeout: 600_000 },
    async () => {
      const ofTheJob = (label: string) => /→|POST|GET/.test(label)
      let point = testSeed % 2
      const results = await soakAtEachPoint(
        { ...options, clips: 1 },
        (label) => ofTheJob(label) && point++ % 2 === 0
      )
      const totals = totalsOf(results)
      expect(totals).toMatchObject(faultless)
      expect(totals.kills).toBeGreaterThan(18)
      expect(totals.gapKills).toBeGreaterThan(2)
      // Only a create that may never have been sent can end as unknown.
      expect(totals.unknown).toBeLessThanOrEqual(totals.gapJobs)
      expect(totals.phasesAfterUser).toEqual({ published: results.length })
    }
  )
})

describe('the verdict on a batch', () => {
  const clip = { path: '/clips/a.mp4', sha256: 'a'.repeat(64) }
  const post = (postId: string, more: Partial<AcceptedPost> = {}) =>
    ({ postId, sha256: clip.sha256, status: 'published', errorCode: null, ...more }) as AcceptedPost
  const job = (phase: string, postId: string | null) => ({
    path: clip.path,
    sha256: clip.sha256,
    phase,
    post_id: postId
  })
  const evidence = (
    jobs: unknown[],
    record: AcceptedPost[],
    journal: Evidence['journal'] = []
  ): Evidence => ({
    queue: { jobs, setAside: 0 } as Evidence['queue'],
    record,
    journal,
    clips: [clip]
  })
  const confirmed = { did: 'confirmed', path: clip.path } as const

  it('says twice for a second post that nobody ordered, also when one of them failed', () => {
    expect(judge(evidence([job('published', 'p1')], [post('p1'), post('p2')])).twice).toBe(1)
    expect(
      judge(
        evidence(
          [job('published', 'p1')],
          [post('p1'), post('p2', { status: 'failed', errorCode: 'internal' })]
        )
      ).twice
    ).toBe(1)
  })
  it('lets a person order one more, and the daily limit undo one late', () => {
    expect(
      judge(
        evidence(
          [job('published', 'p2')],
          [post('p1'), post('p2')],
          [{ did: 'post-again', sha256: clip.sha256 }]
        )
      ).twice
    ).toBe(0)
    expect(
      judge(
        evidence(
          [job('published', 'p2')],
          [post('p1', { status: 'failed', errorCode: 'POST_LIMIT_REACHED' }), post('p2')]
        )
      ).twice
    ).toBe(0)
  })
  it('says lost for a confirmed file without a job, and for a post that no job stands for', () => {
    expect(judge(evidence([], [], [confirmed])).lost).toBe(1)
    expect(judge(evidence([job('failed', null)], [post('p1')])).lost).toBe(1)
    expect(judge(evidence([job('unknown', null)], [post('p1')], [confirmed]))).toMatchObject({
      lost: 0,
      unknownThatPosted: 1
    })
  })
  it('says invented for a job with a post that does not exist', () => {
    expect(judge(evidence([job('published', 'p9')], [])).invented).toBe(1)
  })
})
