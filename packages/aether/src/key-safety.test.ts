import { Agent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { connect } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  clientOf,
  rejectionOf,
  sendJson,
  stubServer,
  tcpServer,
  testKey
} from '../../../test/support/sdk/stub-server.ts'
import { isLoopbackAddress } from './http/base-url.ts'
import { Aether } from './index.ts'

const post = { profileId: 'p', content: { text: 'x' }, mediaKeys: ['m'] }

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the key leaves only for https or this machine', () => {
  it.each([
    'https://api.aetherhq.dev/v1',
    'http://localhost:3000/v1',
    'http://127.0.0.1/v1',
    'http://127.8.8.8/v1',
    'http://[::1]:80/v1'
  ])('%s is taken', (baseUrl) => {
    expect(new Aether({ apiKey: testKey, baseUrl })).toBeInstanceOf(Aether)
  })

  it.each([
    'http://api.aetherhq.dev/v1',
    'http://127.0.0.1.evil.example/v1',
    'http://localhost.evil.example/v1',
    'http://0.0.0.0/v1',
    'http://192.168.1.2/v1',
    'http://[::2]/v1',
    'ftp://localhost/v1'
  ])('%s is turned down', (baseUrl) => {
    expect(() => new Aether({ apiKey: testKey, baseUrl })).toThrow(
      expect.objectContaining({ code: 'INSECURE_URL', outcome: 'refused' })
    )
  })

  it.each([
    'not a url',
    'https://user:secret@api.aetherhq.dev/v1',
    'https://api.aetherhq.dev/v1?key=secret'
  ])('%s is turned down without being repeated', (baseUrl) => {
    expect(() => new Aether({ apiKey: testKey, baseUrl })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: expect.not.stringContaining('secret')
      })
    )
  })

  it('a base URL from the environment is held to the same rule, and the option counts before it', () => {
    vi.stubEnv('AETHER_BASE_URL', 'http://api.aetherhq.dev/v1')
    expect(() => new Aether({ apiKey: testKey })).toThrow(
      expect.objectContaining({ code: 'INSECURE_URL' })
    )
    expect(new Aether({ apiKey: testKey, baseUrl: 'https://api.aetherhq.dev/v1' })).toBeInstanceOf(
      Aether
    )
  })

  it('the environment replaces the whole base, and a trailing slash does no harm', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 200, []))
    vi.stubEnv('AETHER_BASE_URL', `http://127.0.0.1:${server.port}/other/v2/`)
    await new Aether({ apiKey: testKey }).profiles.list()
    expect(server.seen[0]?.path).toBe('/other/v2/profiles')
  })

  it.each([
    [{ name: 'X-API-Key', scheme: null }, { 'x-api-key': testKey }],
    [{ name: 'Authorization', scheme: 'Token' }, { authorization: `Token ${testKey}` }]
  ])(
    '%j carries it where the caller says so, and nothing else does',
    async (keyHeader, headers) => {
      const server = await stubServer((_request, response) => sendJson(response, 200, []))
      await clientOf(server, { keyHeader }).profiles.list()
      expect(
        Object.entries(server.seen[0]?.headers ?? {}).filter(([, value]) =>
          value?.includes(testKey)
        )
      ).toEqual(Object.entries(headers))
    }
  )

  it('a localhost that resolves to another machine gets nothing', async () => {
    const server = await stubServer((_request, response) => sendJson(response, 200, []))
    // The socket is a real loopback one; only its reported address is foreign, as with a hostile
    // resolver.
    const agent = new Agent()
    agent.createConnection = () => {
      const socket = connect(server.port, '127.0.0.1')
      Object.defineProperty(socket, 'remoteAddress', { get: () => '192.0.2.1' })
      return socket
    }
    const error = await rejectionOf(
      clientOf({ baseUrl: `http://localhost:${server.port}/v1` }, { agent }).posts.create(post)
    )
    expect(error).toMatchObject({ code: 'INSECURE_URL', outcome: 'refused' })
    expect(server.seen).toHaveLength(0)
  })

  it('an agent that gives a plain connection for an https address gets nothing', async () => {
    let received = 0
    const server = await tcpServer((socket) =>
      socket.on('data', (data) => {
        received += data.length
      })
    )
    const agent = new HttpsAgent()
    agent.createConnection = () => connect(server.port, '127.0.0.1')
    const error = await rejectionOf(
      clientOf({ baseUrl: 'https://api.aetherhq.dev/v1' }, { agent }).posts.create(post)
    )
    expect(error).toMatchObject({ code: 'INSECURE_URL', outcome: 'refused' })
    expect(received).toBe(0)
  })

  it('no redirect takes it along, on a read neither', async () => {
    const elsewhere = await stubServer((_request, response) => sendJson(response, 200, []))
    const server = await stubServer((_request, response) =>
      response.writeHead(302, { location: `${elsewhere.baseUrl}/profiles` }).end()
    )
    expect(await rejectionOf(clientOf(server).profiles.list())).toMatchObject({
      code: 'REDIRECTED',
      status: 302
    })
    expect(elsewhere.connections()).toBe(0)
  })

  it.each([
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['::1', true],
    ['[::1]', true],
    ['::ffff:127.0.0.1', true],
    ['128.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['localhost', false],
    [undefined, false]
  ])('%s is this machine: %s', (address, expected) => {
    expect(isLoopbackAddress(address)).toBe(expected)
  })
})

describe('the key stays out of sight', () => {
  it.each([
    [
      'JSON',
      () =>
        JSON.stringify({
          error: { code: `BAD_${testKey}`, message: `No such key: ${testKey}`, requestId: testKey }
        })
    ],
    ['a page', () => `<html><title>Header was Bearer ${testKey}</title>${testKey}</html>`],
    [
      'text',
      () => `url ${encodeURIComponent(testKey)} base64 ${Buffer.from(testKey).toString('base64')}`
    ]
  ])('when the server echoes it in %s', async (_form, body) => {
    for (const status of [200, 400, 500]) {
      const server = await stubServer((_request, response) =>
        response.writeHead(status, { 'x-request-id': `req-${testKey}` }).end(body())
      )
      const error = await rejectionOf(clientOf(server).posts.create(post))
      const shown = inspect(error, { depth: 9, showHidden: true })
      for (const form of [
        testKey,
        encodeURIComponent(testKey),
        Buffer.from(testKey).toString('base64')
      ])
        expect(shown).not.toContain(form)
    }
  })

  it('when a client is printed', () => {
    const aether = new Aether({ apiKey: testKey, baseUrl: 'https://api.aetherhq.dev/v1' })
    expect(inspect(aether, { depth: 9, showHidden: true }) + JSON.stringify(aether)).not.toContain(
      testKey
    )
  })

  it.each(['', 'two words', 'line\nbreak', 'ключ'])('when it is none: %j', (apiKey) => {
    expect(() => new Aether({ apiKey })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        message: expect.not.stringContaining(apiKey || '\0')
      })
    )
  })
})
