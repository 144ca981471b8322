import { beforeAll, describe, expect, test } from 'vitest'
import type { Job } from '../../../src/contract/queue/job.ts'
import {
  wireVariantNames,
  type RecordedPost,
  type WireVariantName
} from '../../../src/sandbox/index.ts'
import { copyClip } from '../../support/fixtures/make-clips.ts'
import { sideBySide } from '../../support/engine/side-by-side.ts'
import { allJobs, publish, TestBench } from '../../support/engine/test-engine.ts'

/** The API format of one run: one variant, or several at once. */
type Dialect = readonly WireVariantName[]

interface Seen {
  jobs: Job[]
  record: RecordedPost[]
  profilesVerified: boolean | 'refused'
}

const speed = 100

/** The end of two clips for the user, and how many posts the sandbox then has. */
interface Ending {
  jobs: readonly string[]
  posts: number
}

const fine: Ending = { jobs: ['published', 'published'], posts: 2 }
/** The answer of one create was lost, and nothing shows whether it posted. */
const oneUnconfirmed: Ending = { jobs: ['published', 'unknown NOT_CONFIRMED'], posts: 2 }
const refused = (code: string): Ending => ({ jobs: [`failed ${code}`, `failed ${code}`], posts: 0 })
/** The audience may have been ignored: one post, then the user checks it. */
const heldForAudience: Ending = { jobs: ['published', 'waiting audience-check'], posts: 1 }
const keyRefused: Ending = {
  jobs: ['waiting not-authorised INVALID_API_KEY', 'waiting not-authorised'],
  posts: 0
}

/** Every variant that does not end with both clips published. */
const otherEndings: Partial<Record<WireVariantName, Ending>> = {
  'create-by-put': refused('METHOD_NOT_ALLOWED'),
  'upload-elsewhere': refused('NOT_FOUND'),
  'multipart-other-names': refused('INVALID_REQUEST'),
  'multipart-file-first': refused('INVALID_REQUEST'),
  'options-snake-case': refused('INVALID_REQUEST'),
  'options-allow': refused('INVALID_REQUEST'),
  'privacy-lower-case': refused('INVALID_REQUEST'),
  'api-key-header': keyRefused,
  'token-scheme': keyRefused,
  'options-snake-case-ignored': heldForAudience,
  'options-snake-case-other-echo': heldForAudience,
  'privacy-lower-case-ignored': heldForAudience,
  'options-echo-absent': heldForAudience,
  'list-elsewhere': oneUnconfirmed,
  'list-query-renamed': oneUnconfirmed,
  'media-echo-absent': oneUnconfirmed,
  'get-post-elsewhere': { jobs: ['processing', 'processing'], posts: 2 }
}

const combined = {
  'every answer in another form': [
    'envelope-data',
    'create-202',
    'change-204',
    'list-nested',
    'next-cursor-snake',
    'post-id-long',
    'url-inside-tiktok',
    'profile-echo-list',
    'media-echo-objects',
    'post-error-flat',
    'profile-id-long',
    'profile-other-names',
    'error-detail',
    'reset-in-ms',
    'retry-after-date'
  ],
  'answers that say as little as they can': [
    'list-bare',
    'url-absent',
    'profile-echo-absent',
    'profile-status-absent',
    'link-url-only',
    'error-plain-text',
    'request-id-other-header',
    'reset-from-now',
    'first-queued'
  ],
  'other paths for all that can be missing': [
    'profiles-elsewhere',
    'connect-links-camel',
    'list-own-name',
    'list-query-ignored',
    'first-scheduled',
    'multipart-file-last',
    'error-top-level'
  ]
} as const satisfies Record<string, Dialect>

const alone = wireVariantNames.map((name): Dialect => [name])
const many = Object.values(combined)

let seen: (dialect: Dialect) => Promise<Seen>
beforeAll(() => {
  seen = sideBySide([...alone, ...many], 2, publishTwo)
})

const endingOf = ([name, ...others]: Dialect): Ending =>
  (name !== undefined && others.length === 0 && otherEndings[name]) || fine

/** Publishes two clips to friends; the second create, if it takes effect, loses its answer. */
async function publishTwo(dialect: Dialect): Promise<Seen> {
  const bench = new TestBench()
  try {
    const idempotency: Dialect = dialect.includes('idempotency-other-header')
      ? []
      : ['idempotency-ignored']
    await bench.start({ wire: [...dialect, ...idempotency], speed, ffprobePath: null })
    if (endingOf(dialect).posts > 0)
      bench.sandbox.control.inject({
        operation: 'createPost',
        fault: 'reset-after-effect',
        after: 1
      })
    const engine = bench.engine({ uploadConcurrency: 1 })
    const profilesVerified = await engine.refreshAccounts().then(
      ({ verified }) => verified,
      () => 'refused' as const
    )
    await engine.startRunner()
    await publish(engine, bench.profileId, [
      await copyClip(bench.path('a.mp4')),
      await copyClip(bench.path('b.mp4'))
    ])
    const polled = (job: Job): boolean =>
      job.phase === 'processing' && dialect.includes('get-post-elsewhere')
    const jobs = await allJobs(
      engine,
      (job) =>
        ['published', 'failed', 'unknown'].includes(job.phase) ||
        job.waiting?.until === null ||
        polled(job)
    )
    return { jobs, record: bench.sandbox.record(), profilesVerified }
  } finally {
    await bench.close()
  }
}

function expectEnding({ jobs, record }: Seen, { jobs: ends, posts }: Ending): void {
  expect(
    jobs.map(({ phase, waiting, error }) =>
      [phase, waiting?.reason, error?.code].filter(Boolean).join(' ')
    )
  ).toEqual(ends)
  expect(record).toHaveLength(posts)
  expect(new Set(record.map(({ sha256 }) => sha256)).size, 'nothing is posted twice').toBe(posts)
  for (const job of jobs.filter(({ phase }) => phase === 'failed'))
    expect(job.error?.message).toMatch(/\w+ \w+ \w+/u)
}

describe('two clips to friends, one answer lost', () => {
  test.each(alone)('end as they should with the variant %s', async (name) => {
    const dialect = alone.find(([one]) => one === name) ?? []
    expectEnding(await seen(dialect), endingOf(dialect))
  })

  test.each(Object.keys(combined) as (keyof typeof combined)[])(
    'are published once each with %s',
    async (name) => {
      expectEnding(await seen(combined[name]), fine)
    }
  )
})

test('a list of profiles that is missing leaves the key unverified, and a header for it that is not ours is told', async () => {
  const verified = async (name: WireVariantName): Promise<Seen['profilesVerified']> =>
    (await seen(alone.find(([one]) => one === name) ?? [])).profilesVerified
  expect(await verified('profiles-elsewhere')).toBe(false)
  expect(await verified('api-key-header')).toBe('refused')
  expect(await verified('profile-other-names')).toBe(true)
})
