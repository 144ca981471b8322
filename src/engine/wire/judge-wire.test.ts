import { aetherWire } from 'aether'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { unknownId } from './ask-for-wire.ts'
import { judgeWire } from './judge-wire.ts'
import type { ApiAnswer } from './seen.ts'

const base = aetherWire.baseUrl.value
const answer = (change: Partial<ApiAnswer> & { json?: unknown }): ApiAnswer => ({
  method: 'GET',
  path: '/posts',
  status: 200,
  requestId: undefined,
  rateLimit: { limit: null, remaining: null, resetAtMs: null },
  serverTimeMs: null,
  query: {},
  headers: {},
  keyHeader: undefined,
  body: Buffer.from(JSON.stringify(change.json ?? null)),
  ...change
})

it('has a verdict on each row of the table once, whatever was answered', () => {
  const table = Object.entries(aetherWire).flatMap(([group, facts]) =>
    'source' in facts ? [group] : Object.keys(facts).map((name) => `${group}.${name}`)
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          method: fc.constantFrom('GET', 'POST'),
          path: fc.constantFrom(
            '/posts',
            '/profiles',
            '/media',
            '/posts/post_1',
            `/posts/${unknownId}`
          ),
          status: fc.constantFrom(200, 201, 302, 400, 404, 429, 500),
          query: fc.constantFrom({}, { limit: 1 }, { cursor: 'c' }, { profileId: 'p' }),
          headers: fc.dictionary(fc.string(), fc.string()),
          body: fc
            .oneof(
              fc.string(),
              fc.json({ maxDepth: 8 }),
              fc.constantFrom('['.repeat(50_000), '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))
            )
            .map((text) => Buffer.from(text))
        }),
        { maxLength: 6 }
      ),
      (answers) => {
        const rows = judgeWire(answers.map(answer), base)
        expect(rows.slice(0, table.length).map(({ row }) => row)).toEqual(table)
        expect(
          rows.every(({ seen, verdict }) => (seen === null) === (verdict === 'not seen'))
        ).toBe(true)
      }
    ),
    { numRuns: 200 }
  )
})

it('sees nothing where nothing was answered, and the address once something was', () => {
  expect(judgeWire([], base).filter(({ verdict }) => verdict !== 'not seen')).toEqual([])
  expect(judgeWire([answer({ json: { data: [] } })], base)[0]).toMatchObject({
    row: 'baseUrl',
    verdict: 'as assumed'
  })
  expect(
    judgeWire([answer({ json: { data: [] } })], 'https://elsewhere.example/v1')[0]
  ).toMatchObject({ verdict: 'not seen' })
})

it('takes a page of text for no API, and a refusal of an unknown account for none of the filter', () => {
  const rows = judgeWire(
    [
      answer({ body: Buffer.from('<html>Sign in</html>') }),
      answer({ status: 404, query: { profileId: unknownId }, json: {} })
    ],
    base
  )
  expect(rows.find(({ row }) => row === 'routes.listPosts')).toMatchObject({
    seen: 'HTTP 200, no JSON',
    verdict: 'differs'
  })
  expect(rows.find(({ row }) => row === 'requestFields.listProfileId')).toMatchObject({
    verdict: 'not seen'
  })
})
