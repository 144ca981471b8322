import { expect, it } from 'vitest'
import type { PostOptions } from '../../../contract/queue/post-options.ts'
import { commonChoices } from './composer-handlers.ts'

const friends: PostOptions = {
  privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const job = (id: string, caption: string, options: PostOptions | null) => ({ id, caption, options })

it('tells what jobs share and where they differ', () => {
  expect(
    commonChoices([job('a', 'x', friends), job('b', 'x', null), job('c', 'x', { ...friends })])
  ).toEqual({
    caption: 'x',
    withoutCaption: 0,
    groups: [
      { options: friends, jobIds: ['a', 'c'] },
      { options: null, jobIds: ['b'] }
    ]
  })
  expect(commonChoices([job('a', 'x', friends), job('b', 'y', friends)]).caption).toBeNull()
  expect(commonChoices([job('a', 'x', friends), job('b', '', friends)])).toMatchObject({
    caption: null,
    withoutCaption: 1
  })
  expect(commonChoices([])).toEqual({ caption: '', withoutCaption: 0, groups: [] })
})
