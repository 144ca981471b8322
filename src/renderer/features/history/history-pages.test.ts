import { expect, it } from 'vitest'
import type { HistoryPage, HistoryQuery, PastPost } from '../../../contract/history/history.ts'
import { HistoryPages } from './history-pages.ts'

const everything: HistoryQuery = { text: '', outcome: null, profileId: null, since: null }
const counts = { published: 0, failed: 0, unknown: 0, scheduled: 0, 'under-way': 0, cancelled: 0 }
const post = (name: string): PastPost => ({
  jobId: name,
  revision: 1,
  at: '2026-11-22T10:00:00.000Z',
  name,
  profileId: 'p',
  privacyLevel: null,
  outcome: 'published',
  caption: '',
  hasLink: false,
  error: null
})

/** Serves a list of this length in pages of ten, answered only when the test asks for it. */
function rig() {
  const open: {
    query: HistoryQuery
    offset: number
    answer: (total: number, mark: string) => Promise<void>
    fail: () => Promise<void>
  }[] = []
  const pages = new HistoryPages((query, offset, limit) => {
    const { promise, resolve, reject } = Promise.withResolvers<HistoryPage>()
    const settled = async (): Promise<void> => {
      await promise.catch(() => undefined)
      await Promise.resolve()
    }
    open.push({
      query,
      offset,
      answer: (total, mark) => {
        resolve({
          total,
          counts,
          posts: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) =>
            post(`${mark}${offset + i}`)
          )
        })
        return settled()
      },
      fail: () => {
        reject(new Error('no'))
        return settled()
      }
    })
    return promise
  }, 10)
  const next = () => {
    const call = open.shift()
    if (call === undefined) throw new Error('nothing was asked')
    return call
  }
  return { pages, open, next, nameAt: (at: number) => pages.view().posts.get(at)?.name }
}

it('fetches each part once, when it comes into view', async () => {
  const { pages, open, next, nameAt } = rig()
  pages.ask(everything, 1)
  await next().answer(95, 'a')
  pages.need(0, 9)
  expect(open).toHaveLength(0)
  pages.need(85, 94)
  expect(open.map(({ offset }) => offset)).toEqual([80, 90])
  await next().answer(95, 'a')
  await next().answer(95, 'a')
  expect([nameAt(0), nameAt(94), pages.view().total]).toEqual(['a0', 'a94', 95])
})

it('shows the old list until the new question is answered, and never an answer to an old one', async () => {
  const { pages, next, nameAt } = rig()
  pages.ask(everything, 1)
  await next().answer(3, 'a')
  pages.ask({ ...everything, text: 'b' }, 1)
  const first = next()
  pages.ask({ ...everything, text: 'bc' }, 1)
  expect(nameAt(0)).toBe('a0')
  await next().answer(1, 'c')
  await first.answer(2, 'b')
  expect([nameAt(0), nameAt(1), pages.view().total]).toEqual(['c0', undefined, 1])
})

it('shows nothing of another queue', async () => {
  const { pages, next, nameAt } = rig()
  pages.ask(everything, 1)
  await next().answer(3, 'a')
  pages.ask(everything, 2)
  expect([nameAt(0), pages.view().status]).toEqual([undefined, 'loading'])
})

it('brings news to the parts in view without blanking one of them', async () => {
  const { pages, open, next, nameAt } = rig()
  pages.ask(everything, 1)
  await next().answer(40, 'a')
  pages.need(5, 15)
  await next().answer(40, 'a')
  pages.refresh()
  await next().answer(41, 'b')
  expect([nameAt(0), nameAt(12)]).toEqual(['b0', 'a12'])
  await next().answer(41, 'b')
  expect([nameAt(12), open.length]).toEqual(['b12', 0])
})

it('says when the list cannot be had, and asks again', async () => {
  const { pages, next, nameAt } = rig()
  pages.ask(everything, 1)
  await next().fail()
  expect(pages.view().status).toBe('failed')
  pages.refresh()
  expect(pages.view().status).toBe('loading')
  await next().answer(1, 'a')
  expect([pages.view().status, nameAt(0)]).toEqual(['loaded', 'a0'])
})
