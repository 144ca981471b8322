import { describe, expect, it } from 'vitest'
import { outcomeOf, type Ending, type Outcome } from './outcome.ts'

const rows: [string, Ending, Outcome][] = [
  ['no byte was written', { kind: 'not-sent' }, 'refused'],
  ['the caller gave up', { kind: 'aborted' }, 'ambiguous'],
  ['no complete answer came', { kind: 'no-answer' }, 'ambiguous'],
  ...[400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 425, 429, 451, 499].map(
    (status): [string, Ending, Outcome] => [
      `a complete ${status} came`,
      { kind: 'answer', status, complete: true },
      'refused'
    ]
  ),
  ...[408, 409].map((status): [string, Ending, Outcome] => [
    `a complete ${status} came`,
    { kind: 'answer', status, complete: true },
    'ambiguous'
  ]),
  ...[400, 404, 422, 429].map((status): [string, Ending, Outcome] => [
    `a ${status} was cut`,
    { kind: 'answer', status, complete: false },
    'ambiguous'
  ]),
  ...[101, 200, 201, 204, 301, 302, 304, 307, 308, 500, 501, 502, 503, 504, 520, 600].map(
    (status): [string, Ending, Outcome] => [
      `a complete but useless ${status} came`,
      { kind: 'answer', status, complete: true },
      'ambiguous'
    ]
  )
]

describe('the outcome of a failed call', () => {
  it.each(rows)('when %s', (_when, ending, outcome) => {
    expect(outcomeOf(ending)).toBe(outcome)
  })
})
