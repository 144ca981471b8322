import { expect, it } from 'vitest'
import { editWords } from './edit-words.ts'

const job = (id: string, caption: string) => ({ id, path: `/videos/${id}.mp4`, caption })
const jobs = [
  job('a', ''),
  job('b', ''),
  job('c', 'My own #cat here #fun #old'),
  job('d', 'No tags')
]

it('a caption goes to the files without one, or to all of them, and the files that get the same share an order', () => {
  expect(editWords(jobs, { caption: { text: '{name}!', which: 'empty' } })).toEqual({
    orders: [{ jobIds: ['a', 'b'], caption: '{name}!' }],
    refused: []
  })
  expect(editWords(jobs, { caption: { text: 'New', which: 'all' } }).orders).toEqual([
    { jobIds: ['a', 'b', 'c', 'd'], caption: 'New' }
  ])
})

it('hashtags are added once, whatever their letters, only where there are none, or in the place of those at the end', () => {
  const captions = (
    how: 'add' | 'empty' | 'replace',
    tags = ['#Fun', '#new']
  ): Record<string, string> =>
    Object.fromEntries(
      editWords(jobs, { hashtags: { tags, how } }).orders.flatMap(({ jobIds, caption }) =>
        jobIds.map((id) => [id, caption])
      )
    )
  expect(captions('add')).toEqual({
    a: '#Fun #new',
    b: '#Fun #new',
    c: 'My own #cat here #fun #old #new',
    d: 'No tags #Fun #new'
  })
  expect(captions('empty')).toEqual({ a: '#Fun #new', b: '#Fun #new', d: 'No tags #Fun #new' })
  expect(captions('replace')).toEqual({
    a: '#Fun #new',
    b: '#Fun #new',
    c: 'My own #cat here #Fun #new',
    d: 'No tags #Fun #new'
  })
  expect(captions('replace', [])).toEqual({ c: 'My own #cat here' })
  expect(captions('add', ['#old'])).not.toHaveProperty('c')
})

it('both at once: the hashtags follow the caption that a file then has', () => {
  const { orders } = editWords(jobs, {
    caption: { text: 'New', which: 'empty' },
    hashtags: { tags: ['#x'], how: 'empty' }
  })
  expect(orders).toEqual([
    { jobIds: ['a', 'b'], caption: 'New #x' },
    { jobIds: ['d'], caption: 'No tags #x' }
  ])
})

it('a caption that would be too long is left as it is and told', () => {
  const long = job('e', 'x'.repeat(2196))
  expect(editWords([long], { hashtags: { tags: ['#abc'], how: 'add' } })).toEqual({
    orders: [],
    refused: [{ jobId: 'e', reason: 'Its caption would be over 2,200.' }]
  })
  expect(editWords([long], { hashtags: { tags: ['#ab'], how: 'add' } }).orders).toHaveLength(1)
})
