import { describe, expect, it } from 'vitest'
import type { PostOptions } from '../../../../contract/queue/post-options.ts'
import type { call } from '../../../rpc/client.ts'
import { emptyDraft, type Draft } from '../../../state/draft.ts'
import { publish } from './publish.ts'

/** Fakes a main process for one test and records its calls. */
function desk(changed: string[] = ['a']) {
  const asked: [string, unknown][] = []
  const ask = ((name: string, input: unknown) => {
    asked.push([name, input])
    return Promise.resolve({ changed, refused: [{ jobId: 'b', reason: 'It moved on.' }] })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one of the calls is all that is asked here
  }) as unknown as typeof call
  return { asked, ask }
}
const draft = (change: Partial<Draft>): Draft => ({
  ...emptyDraft,
  audience: 'SELF_ONLY',
  ...change
})
const options: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}
const seen = { a: 7, b: 9 }

describe('what is armed', () => {
  it('is every file as it was seen, with the caption of the panel, in one order', async () => {
    const { asked, ask } = desk()
    const schedule = { scheduledFor: '2026-12-01T08:00:00.000Z' }
    const result = await publish(
      {
        plan: { jobIds: ['a', 'b'], seen, captioned: ['a', 'b'] },
        draft: draft({ caption: '{name}', allowComment: true }),
        schedule
      },
      ask
    )
    expect(asked).toEqual([
      [
        'queue.command',
        {
          kind: 'arm',
          arm: {
            jobIds: ['a', 'b'],
            seen,
            caption: '{name}',
            captioned: ['a', 'b'],
            options: { ...options, disableComment: false },
            schedule
          }
        }
      ]
    ])
    expect(result.refused).toEqual([{ jobId: 'b', reason: 'It moved on.' }])
  })

  it('leaves the captions alone that files have of their own', async () => {
    const { asked, ask } = desk()
    await publish(
      {
        plan: { jobIds: ['a', 'b'], seen, captioned: ['b'] },
        draft: draft({ caption: 'new' }),
        schedule: undefined
      },
      ask
    )
    await publish(
      { plan: { jobIds: ['a'], seen, captioned: [] }, draft: draft({}), schedule: undefined },
      ask
    )
    expect(asked).toEqual([
      [
        'queue.command',
        {
          kind: 'arm',
          arm: { jobIds: ['a', 'b'], seen, caption: 'new', captioned: ['b'], options }
        }
      ],
      ['queue.command', { kind: 'arm', arm: { jobIds: ['a'], seen, options } }]
    ])
  })

  it('keeps the choice made for each file where none is made in the panel, all in one order so that a series keeps the order of the queue', async () => {
    const { asked, ask } = desk()
    const schedule = { scheduledFor: '2026-12-01T08:00:00.000Z', every: { days: 0, ms: 60_000 } }
    await publish(
      {
        plan: { jobIds: ['a', 'b'], seen, captioned: [] },
        draft: draft({ audience: null }),
        schedule
      },
      ask
    )
    expect(asked).toEqual([
      ['queue.command', { kind: 'arm', arm: { jobIds: ['a', 'b'], seen, options: null, schedule } }]
    ])
  })

  it('is told to have failed where no file could be, so that nothing typed is thrown away', async () => {
    const { ask } = desk([])
    await expect(
      publish(
        { plan: { jobIds: ['b'], seen, captioned: [] }, draft: draft({}), schedule: undefined },
        ask
      )
    ).rejects.toThrow('Nothing was sent. It moved on.')
  })
})
