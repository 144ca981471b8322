import { describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../contract/post-options.ts'
import type { call } from '../../rpc/client.ts'
import { emptyDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { publish } from './publish.ts'

/** A main process of one test: keeps what was asked, refuses the jobs named. */
function desk(refuse: Partial<Record<string, string[]>> = {}) {
  const asked: [string, unknown][] = []
  const ask = ((name: string, input: { jobIds: string[] }) => {
    asked.push([name, input])
    const no = refuse[name] ?? []
    return Promise.resolve({ changed: input.jobIds.filter((id) => !no.includes(id)), refused: no.map((jobId) => ({ jobId, reason: 'It moved on.' })) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- two of the calls are all that is asked here
  }) as unknown as typeof call
  return { asked, ask }
}
const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft, audience: 'SELF_ONLY', ...change })
const options: PostOptions = { privacyLevel: 'SELF_ONLY', disableComment: true, disableDuet: true, disableStitch: true }

describe('what is armed', () => {
  it('is every file with the caption of the panel, in one order', async () => {
    const { asked, ask } = desk()
    const schedule = { scheduledFor: '2026-12-01T08:00:00.000Z' }
    await publish({ plan: { jobIds: ['a', 'b'], captioned: ['a', 'b'] }, draft: draft({ caption: '{name}', allowComment: true }), schedule }, ask)
    expect(asked).toEqual([['queue.arm', { jobIds: ['a', 'b'], caption: '{name}', options: { ...options, disableComment: false }, schedule }]])
  })

  it('leaves the captions alone that files have of their own', async () => {
    const { asked, ask } = desk()
    await publish({ plan: { jobIds: ['a', 'b'], captioned: ['b'] }, draft: draft({ caption: 'new' }), schedule: undefined }, ask)
    expect(asked).toEqual([['queue.edit', { jobIds: ['b'], caption: 'new' }], ['queue.arm', { jobIds: ['a', 'b'], options }]])
    const none = desk()
    await publish({ plan: { jobIds: ['a'], captioned: [] }, draft: draft({}), schedule: undefined }, none.ask)
    expect(none.asked).toEqual([['queue.arm', { jobIds: ['a'], options }]])
  })

  it('is not a file that could not be given its caption', async () => {
    const { asked, ask } = desk({ 'queue.edit': ['b'] })
    const result = await publish({ plan: { jobIds: ['a', 'b', 'c'], captioned: ['b', 'c'] }, draft: draft({ caption: 'new' }), schedule: undefined }, ask)
    expect(asked[1]).toEqual(['queue.arm', { jobIds: ['a', 'c'], options }])
    expect(result).toEqual({ changed: ['a', 'c'], refused: [{ jobId: 'b', reason: 'It moved on.' }] })
  })

  it('keeps the choice made for each file where none is made in the panel, all in one order so that a series keeps the order of the queue', async () => {
    const { asked, ask } = desk()
    const schedule = { scheduledFor: '2026-12-01T08:00:00.000Z', every: { days: 0, ms: 60_000 } }
    await publish({ plan: { jobIds: ['a', 'b'], captioned: [] }, draft: draft({ audience: null }), schedule }, ask)
    expect(asked).toEqual([['queue.arm', { jobIds: ['a', 'b'], options: null, schedule }]])
  })
})
