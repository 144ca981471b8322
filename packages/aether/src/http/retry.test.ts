import { describe, expect, it } from 'vitest'
import {
  clientOf,
  rawHttpServer,
  rejectionOf,
  sendJson,
  stubServer,
  tcpServer,
  testKey
} from '../../../../test/support/sdk/stub-server.ts'
import { Aether, AetherError } from '../index.ts'
import { retryDelayMs } from './retry.ts'

const failed = (
  code: string,
  extra: { status?: number; retryAfterMs?: number } = {}
): AetherError => new AetherError(code, { message: 'x', outcome: 'ambiguous', ...extra })

describe('the wait before another try of a read', () => {
  it('doubles, and chance takes up to half of it off', () => {
    const error = failed('HTTP_503', { status: 503 })
    expect([0, 1, 2].map((attempt) => retryDelayMs(error, attempt, 5, 0))).toEqual([300, 600, 1200])
    expect(retryDelayMs(error, 1, 5, 0.999)).toBeGreaterThan(300)
    expect(retryDelayMs(error, 20, 50, 0)).toBe(60_000)
  })

  it('is what the server asks for, unless that is over a minute: then the caller is told instead', () => {
    expect(retryDelayMs(failed('HTTP_429', { status: 429, retryAfterMs: 5000 }), 0, 2, 0.5)).toBe(
      5000
    )
    expect(
      retryDelayMs(failed('HTTP_429', { status: 429, retryAfterMs: 60_001 }), 0, 2, 0.5)
    ).toBeNull()
  })

  it.each(['NETWORK_DNS', 'NETWORK_REFUSED', 'NETWORK_RESET', 'TIMEOUT', 'CONNECT_TIMEOUT'])(
    'is given after %s',
    (code) => {
      expect(retryDelayMs(failed(code), 0, 2, 0)).toBe(300)
    }
  )

  it.each([
    ['ABORTED', undefined],
    ['NETWORK_TLS', undefined],
    ['NOT_JSON', 200],
    ['REDIRECTED', 302],
    ['HTTP_401', 401],
    ['HTTP_404', 404],
    ['POST_LIMIT_REACHED', 429]
  ])('is not given after %s', (code, status) => {
    expect(retryDelayMs(failed(code, status === undefined ? {} : { status }), 0, 2, 0)).toBeNull()
  })

  it('is not given once the tries are used up', () => {
    expect(retryDelayMs(failed('TIMEOUT'), 2, 2, 0)).toBeNull()
    expect(retryDelayMs(failed('TIMEOUT'), 0, 0, 0)).toBeNull()
  })
})

describe('a read', () => {
  it('is tried twice more by default and then gives the last error', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 503, {}, { 'retry-after': '0' })
    )
    const aether = new Aether({ apiKey: testKey, baseUrl: server.baseUrl })
    expect(await rejectionOf(aether.posts.get('p'))).toMatchObject({ code: 'HTTP_503' })
    expect(server.seen).toHaveLength(3)
  })

  it('comes back once the server does', async () => {
    const server = await stubServer((_request, response) => {
      if (server.seen.length === 1) response.socket?.destroy()
      else sendJson(response, 200, { id: 'p', status: 'published' })
    })
    expect(
      await new Aether({ apiKey: testKey, baseUrl: server.baseUrl }).posts.get('p')
    ).toMatchObject({ status: 'published' })
    expect(server.seen).toHaveLength(2)
  })

  it('is not tried again with maxRetries 0', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 503, {}, { 'retry-after': '0' })
    )
    await rejectionOf(clientOf(server).posts.list())
    expect(server.seen).toHaveLength(1)
  })

  it('can be given up between two tries', async () => {
    const abort = new AbortController()
    const server = await stubServer((_request, response) => {
      response.on('close', () => setImmediate(() => abort.abort()))
      sendJson(response, 503, {}, { 'retry-after': '50' })
    })
    const aether = new Aether({ apiKey: testKey, baseUrl: server.baseUrl })
    expect(await rejectionOf(aether.profiles.list({ signal: abort.signal }))).toMatchObject({
      code: 'ABORTED'
    })
    expect(server.seen).toHaveLength(1)
  })

  it('ends in time although the server does not', async () => {
    const server = await rawHttpServer(() => undefined)
    expect(await rejectionOf(clientOf(server, { timeoutMs: 150 }).profiles.list())).toMatchObject({
      code: 'TIMEOUT'
    })
  })
})

it('nothing but a read is ever tried again', async () => {
  const server = await stubServer((_request, response) =>
    sendJson(response, 503, {}, { 'retry-after': '0' })
  )
  const aether = new Aether({ apiKey: testKey, baseUrl: server.baseUrl, maxRetries: 9 })
  await rejectionOf(
    aether.posts.create({ profileId: 'p', content: { text: '' }, mediaKeys: ['m'] })
  )
  await rejectionOf(aether.posts.update('p', { scheduledFor: new Date() }))
  await rejectionOf(aether.posts.cancel('p'))
  await rejectionOf(aether.connectLinks.create({ platform: 'tiktok', redirectUrl: 'x://y' }))
  await rejectionOf(aether.media.upload({ file: new Blob(['x']), mimeType: 'video/mp4' }))
  expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/posts',
    'PATCH /v1/posts/p',
    'DELETE /v1/posts/p',
    'POST /v1/connect-links',
    'POST /v1/media'
  ])
})

describe('observers', () => {
  it('see each request and each answer with its rate limit', async () => {
    const seen: unknown[] = []
    const server = await stubServer((_request, response) => {
      if (server.seen.length === 1) sendJson(response, 503, {}, { 'retry-after': '0' })
      else
        sendJson(
          response,
          200,
          { data: [] },
          {
            'x-request-id': 'req_1',
            'x-ratelimit-limit': '100',
            'x-ratelimit-remaining': '99',
            'x-ratelimit-reset': '1781524817'
          }
        )
    })
    const aether = clientOf(server, {
      maxRetries: 1,
      onRequest: (info) => seen.push(info),
      onResponse: (info) => seen.push(info)
    })
    await aether.posts.list({ limit: 5 })
    const asked = { method: 'GET', path: '/posts' }
    const raw = {
      query: { limit: 5 },
      headers: expect.objectContaining({ 'content-type': 'application/json' }),
      body: expect.any(Buffer)
    }
    expect(seen).toEqual([
      asked,
      {
        ...asked,
        status: 503,
        requestId: undefined,
        rateLimit: { limit: null, remaining: null, resetAtMs: null },
        serverTimeMs: expect.any(Number),
        ...raw
      },
      asked,
      {
        ...asked,
        status: 200,
        requestId: 'req_1',
        rateLimit: { limit: 100, remaining: 99, resetAtMs: 1_781_524_817_000 },
        serverTimeMs: expect.any(Number),
        ...raw
      }
    ])
  })

  it('see a request that is never answered, and none that never left', async () => {
    const requests: unknown[] = []
    const server = await tcpServer((socket) => socket.once('data', () => socket.destroy()))
    const aether = clientOf(server, { onRequest: (info) => requests.push(info) })
    await rejectionOf(aether.profiles.list())
    expect(requests).toHaveLength(1)
    await server.close()
    await rejectionOf(aether.profiles.list())
    expect(requests).toHaveLength(1)
  })

  it('cannot cost the caller the id of a post', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 201, { id: 'post_1', status: 'publishing' })
    )
    const fail = (): never => {
      throw new Error('counter is broken')
    }
    const aether = clientOf(server, { onRequest: fail, onResponse: fail })
    const warned = new Promise((resolve) => {
      process.once('warning', resolve)
    })
    expect(
      await aether.posts.create({ profileId: 'p', content: { text: '' }, mediaKeys: ['m'] })
    ).toMatchObject({ id: 'post_1' })
    await warned
  })
})

it('the agent may be chosen by URL', async () => {
  const urls: string[] = []
  const server = await stubServer((_request, response) => sendJson(response, 200, []))
  await clientOf(server, {
    agent: (url) => {
      urls.push(url)
      return undefined
    }
  }).posts.list({ limit: 1 })
  expect(urls).toEqual([`${server.baseUrl}/posts?limit=1`])
})

it.each([{ timeoutMs: 0 }, { timeoutMs: NaN }, { maxRetries: -1 }, { maxRetries: 1.5 }])(
  'the options %j are turned down',
  (options) => {
    expect(
      () => new Aether({ apiKey: testKey, baseUrl: 'https://api.aetherhq.dev/v1', ...options })
    ).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }))
  }
)
