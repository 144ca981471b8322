import { Agent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { createServer as createTlsServer } from 'node:tls'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  clientOf,
  portOf,
  rawHttpServer,
  rejectionOf,
  sendJson,
  stubServer,
  tcpServer,
  testKey
} from '../../../test/support/sdk/stub-server.ts'
import { Aether, type AetherError, type AetherOptions } from './index.ts'

const post = { profileId: 'tiktok_xyz', content: { text: 'x' }, mediaKeys: ['m'] }

/**
 * Creates a post that must fail, with the SDK's default retries, which must not apply to a create.
 */
function failedCreate(
  options: Partial<AetherOptions> & { baseUrl: string },
  signal?: AbortSignal
): Promise<AetherError> {
  return rejectionOf(new Aether({ apiKey: testKey, ...options }).posts.create(post, { signal }))
}

describe('a create is refused when nothing can have left', () => {
  it('because the name is not found', async () => {
    const lookup = (_host: string, _options: unknown, done: (error: Error) => void): void => {
      setImmediate(done, Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
    }
    const error = await failedCreate({
      baseUrl: 'https://aether.invalid/v1',
      agent: new HttpsAgent({ lookup } as object)
    })
    expect(error).toMatchObject({ code: 'NETWORK_DNS', outcome: 'refused', status: undefined })
    expect(error.message).toContain('aether.invalid')
  })

  it('because nobody listens', async () => {
    const server = await tcpServer(() => undefined)
    await server.close()
    expect(await failedCreate(server)).toMatchObject({
      code: 'NETWORK_REFUSED',
      outcome: 'refused'
    })
  })

  it('because the secure connection is cut in the handshake', async () => {
    const server = await tcpServer((socket) => socket.once('data', () => socket.destroy()))
    expect(await failedCreate({ baseUrl: `https://127.0.0.1:${server.port}/v1` })).toMatchObject({
      code: 'NETWORK_TLS',
      outcome: 'refused'
    })
  })

  it('because the other side does not speak TLS', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 201, { id: 'p' }))
    expect(await failedCreate({ baseUrl: `https://127.0.0.1:${server.port}/v1` })).toMatchObject({
      code: 'NETWORK_TLS',
      outcome: 'refused'
    })
    expect(server.seen).toHaveLength(0)
  })

  it('because the handshake does not end in time', async () => {
    const server = await tcpServer(() => undefined)
    expect(
      await failedCreate({ baseUrl: `https://127.0.0.1:${server.port}/v1`, timeoutMs: 150 })
    ).toMatchObject({ code: 'CONNECT_TIMEOUT', outcome: 'refused' })
  })

  it('because the proxy settings cannot be read', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 201, { id: 'p' }))
    const agent = (): undefined => {
      throw new Error('no such proxy')
    }
    expect(await failedCreate({ ...server, agent })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      outcome: 'refused'
    })
    expect(server.connections()).toBe(0)
  })
})

describe('a create is refused by a complete 4xx', () => {
  it.each([400, 401, 402, 403, 404, 405, 410, 413, 422, 429])('%i', async (status) => {
    const server = await stubServer((_request, response) =>
      sendJson(response, status, { error: { code: 'SOME_CODE', message: 'No.' } })
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'SOME_CODE',
      message: 'No.',
      status,
      outcome: 'refused'
    })
    expect(server.seen).toHaveLength(1)
  })

  it('in the words of a page that is not JSON', async () => {
    const server = await stubServer((_request, response) =>
      response
        .writeHead(403, { 'content-type': 'text/html' })
        .end('<html><head><title>Blocked by\n policy</title></head></html>')
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'HTTP_403',
      message: 'Blocked by policy',
      outcome: 'refused'
    })
  })
})

describe('a create is ambiguous', () => {
  it.each([408, 409, 500, 502, 503, 504])(
    'after a complete %i, and is not sent again',
    async (status) => {
      const server = await stubServer((_request, response) =>
        sendJson(response, status, { message: 'Hm.' }, { 'retry-after': '0' })
      )
      expect(await failedCreate(server)).toMatchObject({
        code: `HTTP_${status}`,
        status,
        outcome: 'ambiguous',
        retryAfterMs: 0
      })
      expect(server.seen).toHaveLength(1)
    }
  )

  it('after a 5xx with a page that is not JSON', async () => {
    const server = await stubServer((_request, response) =>
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<html><body>nginx</body></html>')
    )
    expect(await failedCreate(server)).toMatchObject({ code: 'HTTP_502', outcome: 'ambiguous' })
  })

  it.each([301, 302, 303, 307, 308])('after a %i, which is not followed', async (status) => {
    const elsewhere = await stubServer((_request, response) => sendJson(response, 201, { id: 'p' }))
    const server = await stubServer((_request, response) =>
      response.writeHead(status, { location: `${elsewhere.baseUrl}/posts` }).end()
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'REDIRECTED',
      status,
      outcome: 'ambiguous'
    })
    expect(elsewhere.connections()).toBe(0)
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    ['an empty body', ''],
    ['an empty object', '{}'],
    ['an empty id', '{"id":""}'],
    ['a list', '[{"id":"p"}]'],
    ['a text', '"p"'],
    ['null', 'null']
  ])('after a 201 with %s', async (_what, body) => {
    const server = await stubServer((_request, response) =>
      response.writeHead(201, { 'content-type': 'application/json' }).end(body)
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'NO_ID',
      status: 201,
      outcome: 'ambiguous'
    })
  })

  it('after a 200 with an error inside, under that error’s code', async () => {
    const server = await stubServer((_request, response) =>
      sendJson(response, 200, { error: { code: 'POST_LIMIT_REACHED', message: 'Ten a day.' } })
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'POST_LIMIT_REACHED',
      message: 'Ten a day.',
      status: 200,
      outcome: 'ambiguous'
    })
  })

  it('after the sign-in page of a public network', async () => {
    const server = await stubServer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><title>Free Wi-Fi</title></html>')
    )
    expect(await failedCreate(server)).toMatchObject({
      code: 'NOT_JSON',
      status: 200,
      outcome: 'ambiguous'
    })
  })

  it.each([
    ['201 Created', { code: 'NETWORK_RESET', status: 201, outcome: 'ambiguous' }],
    ['422 Unprocessable Content', { code: 'X_Y', status: 422, outcome: 'ambiguous' }]
  ])('when a %s is cut in its body, even where what came would parse', async (status, expected) => {
    const server = await tcpServer((socket) =>
      socket.once('data', () => {
        socket.end(
          `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{"id":"p","error":{"code":"X_Y"}}`
        )
      })
    )
    expect(await failedCreate(server)).toMatchObject(expected)
  })

  it('when the connection is closed or reset without an answer', async () => {
    for (const hangUp of ['end', 'resetAndDestroy'] as const) {
      const server = await tcpServer((socket) => socket.once('data', () => socket[hangUp]()))
      expect(await failedCreate(server)).toMatchObject({
        code: 'NETWORK_RESET',
        outcome: 'ambiguous',
        status: undefined
      })
      expect(server.connections()).toBe(1)
    }
  })

  it('when what comes back is not HTTP', async () => {
    const server = await tcpServer((socket) =>
      socket.once('data', () => socket.end(`SSH-2.0 ${testKey}\r\n\r\n`))
    )
    const error = await failedCreate(server)
    expect(error).toMatchObject({ code: 'NOT_HTTP', outcome: 'ambiguous' })
    expect(inspect(error, { depth: 9 })).not.toContain('rawPacket')
  })

  it('when no answer comes in time', async () => {
    const server = await rawHttpServer(() => undefined)
    expect(await failedCreate({ ...server, timeoutMs: 150 })).toMatchObject({
      code: 'TIMEOUT',
      outcome: 'ambiguous'
    })
    expect(server.connections()).toBe(1)
  })

  it('when the answer stops half way until the time is over', async () => {
    const server = await rawHttpServer((_request, response) => {
      response.writeHead(422, { 'content-length': '50' }).write('{"error":')
    })
    expect(await failedCreate({ ...server, timeoutMs: 150 })).toMatchObject({
      code: 'TIMEOUT',
      outcome: 'ambiguous'
    })
  })

  it('when the caller gives up in flight, and the connection is dropped', async () => {
    const abort = new AbortController()
    let dropped: () => void = () => undefined
    const droppedByClient = new Promise<void>((resolve) => {
      dropped = resolve
    })
    const server = await rawHttpServer((request) => {
      request.socket.on('close', dropped)
      abort.abort()
    })
    expect(await failedCreate(server, abort.signal)).toMatchObject({
      code: 'ABORTED',
      outcome: 'ambiguous'
    })
    await droppedByClient
  })

  it('when the caller gave up before it began: an abort is never taken for a no', async () => {
    const server = await rawHttpServer(() => undefined)
    expect(await failedCreate(server, AbortSignal.abort())).toMatchObject({
      code: 'ABORTED',
      outcome: 'ambiguous'
    })
    expect(server.connections()).toBe(0)
  })
})

describe('the connection of a create', () => {
  it('is a new one, even where the agent keeps idle ones that would die under it', async () => {
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const server = await stubServer((request, response) =>
      sendJson(response, 200, request.method === 'GET' ? [] : { id: 'p', status: 'publishing' })
    )
    const aether = clientOf(server, { agent })
    await aether.profiles.list()
    await aether.profiles.list()
    expect(server.connections()).toBe(1)
    await aether.posts.create(post)
    expect(server.connections()).toBe(2)
    await aether.posts.create(post)
    expect(server.connections()).toBe(3)
  })

  it('is refused when TLS fails, and ambiguous when it is cut after TLS stands', async () => {
    const psk = Buffer.from('0123456789abcdef0123456789abcdef', 'hex')
    const ciphers = 'PSK-AES128-GCM-SHA256'
    let cut = false
    const server = createTlsServer(
      { ciphers, maxVersion: 'TLSv1.2', pskCallback: () => psk },
      (socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => {
          if (cut) socket.destroy()
          else socket.end('HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{"id":"p"}')
        })
      }
    )
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    onTestFinished(() => {
      server.close()
    })
    const baseUrl = `https://127.0.0.1:${portOf(server)}/v1`
    const agentWith = (key: Buffer): HttpsAgent =>
      new HttpsAgent({
        ciphers,
        maxVersion: 'TLSv1.2',
        checkServerIdentity: () => undefined,
        pskCallback: () => ({ psk: key, identity: 'test' })
      } as object)

    expect(await clientOf({ baseUrl }, { agent: agentWith(psk) }).posts.create(post)).toMatchObject(
      { id: 'p' }
    )
    expect(await failedCreate({ baseUrl, agent: agentWith(Buffer.alloc(16)) })).toMatchObject({
      code: 'NETWORK_TLS',
      outcome: 'refused'
    })
    cut = true
    expect(await failedCreate({ baseUrl, agent: agentWith(psk) })).toMatchObject({
      code: 'NETWORK_RESET',
      outcome: 'ambiguous'
    })
  })
})

describe('an error of the API', () => {
  it.each([
    [
      '{ error: { code, message } }',
      { error: { code: 'POST_LIMIT_REACHED', message: 'Ten a day.' } }
    ],
    ['{ code, message }', { code: 'POST_LIMIT_REACHED', message: 'Ten a day.' }],
    [
      '{ data: { error } }',
      { data: { error: { code: 'POST_LIMIT_REACHED', message: 'Ten a day.' } } }
    ],
    ['{ error: "CODE", message }', { error: 'POST_LIMIT_REACHED', message: 'Ten a day.' }]
  ])('is read from %s, and its code counts before the status', async (_form, body) => {
    for (const status of [400, 429, 500]) {
      const server = await stubServer((_request, response) => sendJson(response, status, body))
      expect(await failedCreate(server)).toMatchObject({
        code: 'POST_LIMIT_REACHED',
        message: 'Ten a day.',
        status
      })
    }
  })

  it.each([
    ['{ error: "text" }', '{"error":"Not today."}', 'HTTP_422'],
    ['plain text', 'Not today.', 'HTTP_422'],
    ['the status again as its code', '{"error":{"code":422,"message":"Not today."}}', 'HTTP_422']
  ])('is read from %s, under the status where there is no code', async (_form, body, code) => {
    const server = await stubServer((_request, response) => response.writeHead(422).end(body))
    expect(await failedCreate(server)).toMatchObject({ code, message: 'Not today.' })
  })

  it('carries the wait the server asks for, in seconds and as a date, and the request id', async () => {
    const headers: Record<string, string>[] = [
      { 'retry-after': '17' },
      { 'retry-after': 'Mon, 15 Jun 2026 12:00:17 GMT', date: 'Mon, 15 Jun 2026 12:00:00 GMT' },
      { 'x-ratelimit-reset': '1781524817', date: 'Mon, 15 Jun 2026 12:00:00 GMT' },
      { 'x-ratelimit-reset': '1781524817000', date: 'Mon, 15 Jun 2026 12:00:00 GMT' }
    ]
    for (const header of headers) {
      const server = await stubServer((_request, response) =>
        sendJson(response, 429, {}, { ...header, 'x-request-id': 'req_9' })
      )
      expect(await failedCreate(server)).toMatchObject({
        code: 'HTTP_429',
        outcome: 'refused',
        retryAfterMs: 17_000,
        requestId: 'req_9'
      })
    }
  })
})
