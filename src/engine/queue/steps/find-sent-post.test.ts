import { AetherError, type Post, type PostListQuery, type PostPage } from 'aether'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pagesToRead } from '../../domain/poll-steps.ts'
import { findSentPost, type Reading } from './find-sent-post.ts'

const dayMs = 86_400_000
const sentAtMs = Date.UTC(2026, 10, 29)
const wanted = { profileId: 'p', mediaKey: 'mine', sentAtMs }
const looks = 6

interface ListOf {
  /** Times of the other posts, oldest first. */
  timesMs: number[]
  /** Whether the list contains the wanted post, as the newest one. */
  isThere: boolean
  order: 'newest-first' | 'oldest-first'
  pageSize: number
  tellsTimes: boolean
}

/** Returns Aether's list as it would answer, with the number of calls. */
function aetherWith({ timesMs, isThere, order, pageSize, tellsTimes }: ListOf) {
  const made = [
    ...timesMs.map((ms, n) => ({ key: `other ${n}`, ms })),
    ...(isThere ? [{ key: 'mine', ms: sentAtMs + 1_000 }] : [])
  ]
  const posts = (order === 'oldest-first' ? made : made.toReversed()).map(({ key, ms }): Post => ({
    id: key,
    status: 'published',
    profileId: 'p',
    mediaKeys: [key],
    raw: {},
    ...(tellsTimes && { createdAt: new Date(ms).toISOString() })
  }))
  let calls = 0
  const list = ({ cursor }: PostListQuery): Promise<PostPage> => {
    calls++
    const start = Number(cursor ?? 0)
    return Promise.resolve({
      data: posts.slice(start, start + pageSize),
      nextCursor: start + pageSize < posts.length ? String(start + pageSize) : null
    })
  }
  return { list, calls: () => calls }
}

/** Searches as often as a job does; returns whether the post was found, and the number of calls. */
async function examineAll(
  of: ListOf,
  pages = pagesToRead(0)
): Promise<{ found: boolean; calls: number }> {
  const { list, calls } = aetherWith(of)
  const reading: Reading = { place: null, cursor: null }
  for (let look = 0; look < looks; look++)
    if ((await findSentPost(list, wanted, reading, pages)) !== null)
      return { found: true, calls: calls() }
  return { found: false, calls: calls() }
}

const listOf = fc.record({
  timesMs: fc
    .array(fc.integer({ min: sentAtMs - 400 * dayMs, max: sentAtMs }), { maxLength: 900 })
    .map((times) => times.toSorted((a, b) => a - b)),
  order: fc.constantFrom('newest-first' as const, 'oldest-first' as const),
  pageSize: fc.integer({ min: 5, max: 100 }),
  tellsTimes: fc.boolean()
})

describe('six looks at a list of up to 900 posts', () => {
  it('find a post that is there, however the list is sorted and cut, with 240 calls at most', async () => {
    await fc.assert(
      fc.asyncProperty(listOf, async (list) => {
        const { found, calls } = await examineAll({ ...list, isThere: true })
        expect(found).toBe(true)
        expect(calls).toBeLessThanOrEqual(240)
      }),
      { numRuns: 200 }
    )
  })

  it('never find one that is not', async () => {
    await fc.assert(
      fc.asyncProperty(listOf, async (list) => {
        const { found, calls } = await examineAll({ ...list, isThere: false })
        expect(found).toBe(false)
        expect(calls).toBeLessThanOrEqual(240)
      }),
      { numRuns: 50 }
    )
  })
})

const old = Array.from({ length: 500 }, (_, n) => sentAtMs - (510 - n) * dayMs)

it.each([
  [
    'newest first, with times: what is over a day older than the create is not read',
    { order: 'newest-first', tellsTimes: true },
    6
  ],
  [
    'newest first, without times: five pages at the beginning, then on',
    { order: 'newest-first', tellsTimes: false },
    100 + 2 * 5 + 3 * 6
  ],
  [
    'oldest first, with times: one page at the beginning, then on',
    { order: 'oldest-first', tellsTimes: true },
    100 + 2 + 3 * 2
  ],
  ['oldest first, without times', { order: 'oldest-first', tellsTimes: false }, 100 + 2 * 5 + 3 * 6]
] as const)('500 posts in pages of 5, %s', async (_name, how, calls) => {
  expect(await examineAll({ timesMs: old, isThere: false, pageSize: 5, ...how })).toEqual({
    found: false,
    calls
  })
})

it("when little is left of the month's calls, a look takes five and still gets on", async () => {
  expect(
    await examineAll(
      { timesMs: old, isThere: true, pageSize: 25, order: 'oldest-first', tellsTimes: true },
      pagesToRead(0.9)
    )
  ).toEqual({ found: true, calls: 25 })
  expect(
    (
      await examineAll(
        { timesMs: old, isThere: false, pageSize: 1, order: 'oldest-first', tellsTimes: false },
        pagesToRead(0.9)
      )
    ).calls
  ).toBe(30)
})

it('a call that fails loses nothing of what was read before', async () => {
  const { list, calls } = aetherWith({
    timesMs: old,
    isThere: true,
    pageSize: 5,
    order: 'oldest-first',
    tellsTimes: true
  })
  const reading: Reading = { place: null, cursor: null }
  let left = 30
  const failing = (query: PostListQuery): Promise<PostPage> =>
    left-- > 0
      ? list(query)
      : Promise.reject(
          new AetherError('RATE_LIMITED', { message: 'slow down', status: 429, outcome: 'refused' })
        )
  await expect(findSentPost(failing, wanted, reading, pagesToRead(0))).rejects.toMatchObject({
    code: 'RATE_LIMITED'
  })
  expect(reading.place).toBe('150')
  while ((await findSentPost(list, wanted, reading, pagesToRead(0))) === null);
  expect(calls()).toBe(101 + 2)
})
