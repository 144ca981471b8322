import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Aether, { AetherError } from 'aether'
import * as fc from 'fast-check'
import { newCounts, type FuzzTarget } from '../fuzz-target.ts'
import { mutatedJson } from '../hostile-text.ts'
import { mutatedBytes } from '../mutated-bytes.ts'

const post = {
  id: 'post_1',
  profileId: 'tt_1',
  mediaKeys: ['m_1'],
  status: 'publishing',
  publishAt: null,
  results: [{ platform: 'tiktok', url: 'https://www.tiktok.com/@a/video/1' }],
  platforms: { tiktok: { privacyLevel: 'SELF_ONLY' } },
  error: null
}
const sound = [
  { data: post },
  post,
  { data: [post, post], nextCursor: 'c2' },
  { data: [{ id: 'tt_1', platform: 'tiktok', username: 'a', status: 'active' }] },
  { data: { url: 'https://aetherhq.dev/connect/1' } },
  { data: { mediaKey: 'm_1', url: 'https://x' } },
  { error: { code: 'VIDEO_TOO_LONG', message: 'too long' } },
  { error: 'no' }
]
const anyBody = fc.oneof(
  mutatedJson(sound).map((value) => Buffer.from(JSON.stringify(value) ?? '')),
  mutatedBytes(sound.map((value) => Buffer.from(JSON.stringify(value)))),
  fc
    .constantFrom('', 'null', '<html>sign in</html>', '[[[['.repeat(1_000), '{"data":'.repeat(500))
    .map((text) => Buffer.from(text))
)
const anyAnswer = fc.record({
  status: fc.constantFrom(
    200,
    200,
    200,
    201,
    202,
    204,
    400,
    401,
    403,
    404,
    408,
    409,
    422,
    429,
    500,
    502,
    503
  ),
  type: fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'text/html',
    'application/octet-stream',
    ''
  ),
  retryAfter: fc.option(
    fc.constantFrom(
      '0',
      '1',
      '-1',
      '1e9',
      'soon',
      'Wed, 21 Oct 2015 07:28:00 GMT',
      '9'.repeat(400)
    ),
    { nil: undefined }
  ),
  body: anyBody
})
type Asked = 'get' | 'list' | 'profiles' | 'link' | 'create'

export const apiAnswers: FuzzTarget = {
  name: 'api-answers',
  promise:
    'any answer is a value of the promised shape or an AetherError; a create counts as refused only by a complete 4xx that is not 408 or 409; no error repeats the key',
  async run(cases, seed) {
    const tally = newCounts()
    let answer: { status: number; type: string; retryAfter: string | undefined; body: Buffer } = {
      status: 200,
      type: '',
      retryAfter: undefined,
      body: Buffer.alloc(0)
    }
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        const { status, type, retryAfter, body } = answer
        response
          .writeHead(status, {
            ...(type !== '' && { 'content-type': type }),
            ...(retryAfter !== undefined && { 'retry-after': retryAfter })
          })
          .end(body)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const apiKey = 'sk_fuzz_planted_key'
    const aether = new Aether({
      apiKey,
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
      maxRetries: 0
    })
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom<Asked>('get', 'list', 'profiles', 'link', 'create'),
          anyAnswer,
          async (asked, next) => {
            answer = next
            try {
              checkShape(asked, await ask(aether, asked))
              if (next.status >= 300) throw new Error(`took an answer of ${next.status}`)
              tally.accepted++
            } catch (error) {
              if (!(error instanceof AetherError)) throw error
              tally.refused++
              if (`${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`.includes(apiKey))
                throw new Error('the key is in the error', { cause: error })
              const mayRefuse =
                next.status >= 400 &&
                next.status < 500 &&
                next.status !== 408 &&
                next.status !== 409
              if (asked === 'create' && error.outcome === 'refused' && !mayRefuse)
                throw new Error(`a create answered with ${next.status} counts as refused`, {
                  cause: error
                })
            }
          }
        ),
        { numRuns: cases, seed }
      )
      return tally
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

function ask(aether: Aether, asked: Asked): Promise<unknown> {
  switch (asked) {
    case 'get':
      return aether.posts.get('post_1')
    case 'list':
      return aether.posts.list({ profileId: 'tt_1' })
    case 'profiles':
      return aether.profiles.list()
    case 'link':
      return aether.connectLinks.create({
        platform: 'tiktok',
        redirectUrl: 'aether-uploader://oauth/tiktok/callback?state=x'
      })
    case 'create':
      return aether.posts.create(
        { profileId: 'tt_1', content: { text: 'x' }, mediaKeys: ['m_1'] },
        { idempotencyKey: 'k' }
      )
  }
}

function checkShape(asked: Asked, value: unknown): void {
  const fail = (what: string): never => {
    throw new Error(`${asked} gave ${what}: ${JSON.stringify(value)?.slice(0, 300)}`)
  }
  const isText = (field: unknown): boolean => typeof field === 'string' && field !== ''
  const has = (entry: unknown, field: string): boolean =>
    typeof entry === 'object' && entry !== null && isText((entry as Record<string, unknown>)[field])
  switch (asked) {
    case 'get':
    case 'create':
      if (!has(value, 'id') || !has(value, 'status')) fail('no post')
      break
    case 'list': {
      const { data } = value as { data?: unknown }
      if (!Array.isArray(data) || !data.every((entry) => has(entry, 'id'))) fail('no list of posts')
      break
    }
    case 'profiles':
      if (!Array.isArray(value) || !value.every((entry) => has(entry, 'id'))) fail('no profiles')
      break
    case 'link':
      if (!has(value, 'url')) fail('no link')
      break
  }
}
