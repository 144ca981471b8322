import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readProxyAddress, withLogin } from './proxy-route.ts'
import type { ProxyChoice } from './proxy-store.ts'
import { windowNetwork } from './system-proxy.ts'
import type { WindowNetworkOptions } from './system-proxy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/**
 * Starts a proxy that records requested tunnels and answers with `status`, or 407 without this
 * login; 200 connects to nothing, so TLS fails.
 */
async function startProxy(
  status: number,
  login: string | null = null
): Promise<{ place: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer().on('connect', (head, socket) => {
    asked.push(`${head.url} ${head.headers.authorization ?? 'no key'}`)
    const known =
      login === null ||
      head.headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`
    const answer = known ? status : 407
    socket.end(`HTTP/1.1 ${answer} Whatever\r\n\r\n${answer === 200 ? 'this is no TLS' : ''}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Returns the result of a request to Aether by the system's routes, or those from the settings. */
function ask(
  ways: string,
  set: Omit<WindowNetworkOptions, 'resolve'> = {},
  url = 'https://aether.invalid/v1/profiles'
): Promise<{ code?: string; message: string }> {
  const agent = windowNetwork({ resolve: async () => ways, ...set }).agentFor(url)
  return new Promise((resolve, reject) => {
    request(url, { agent: agent ?? false, headers: { authorization: 'Bearer key' } })
      .on('error', resolve)
      .on('response', ({ statusCode }) => reject(new Error(`answered ${statusCode}`)))
      .end()
  })
}

it('asks the proxy of the system for a tunnel, and tells it no key', async () => {
  const proxy = await startProxy(200)
  await ask(`PROXY ${proxy.place}`)
  expect(proxy.asked).toEqual(['aether.invalid:443 no key'])
})

it.each([
  [502, 'ECONNREFUSED', 'answered 502'],
  [407, 'EPROXYAUTH', 'password']
])(
  'takes a proxy that says %i for no connection, not for an answer of Aether',
  async (status, expected, words) => {
    const { code, message } = await ask(`PROXY ${(await startProxy(status)).place}`)
    expect(code).toBe(expected)
    expect(message).toContain(words)
  }
)

it('tries the next way where one does not answer', async () => {
  const proxy = await startProxy(200)
  await ask(`PROXY 127.0.0.1:1; PROXY ${proxy.place}`)
  expect(proxy.asked).toHaveLength(1)
})

it('goes straight where the system names no proxy', async () => {
  expect(await ask('DIRECT')).toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) })
})

it('does not pass by a proxy of a kind that it cannot use', async () => {
  expect(await ask('QUIC proxy.example:443')).toMatchObject({ code: 'ECONNREFUSED' })
})

it.each([
  'http://127.0.0.1:4444/v1',
  'http://localhost:4444/v1',
  'https://[::1]:4444/v1',
  'https://127.8.0.1/v1'
])('sends nothing of %s through a proxy', (url) => {
  expect(
    windowNetwork({ resolve: async () => 'PROXY proxy.example:8080' }).agentFor(url)
  ).toBeUndefined()
})

it('blames the proxy, not Aether, where the name of the proxy is not found', async () => {
  expect(await ask('PROXY proxy.invalid:8080')).toMatchObject({
    code: 'ECONNREFUSED',
    message: expect.stringContaining('proxy')
  })
})

describe('a proxy that is set in the settings', () => {
  const login = { user: 'ann@work', password: 'p:w/0 #ä$&' }
  const manual = (place: string, { user, password } = login): (() => Promise<ProxyChoice>) => {
    const read = readProxyAddress(place)
    return async () => ({
      mode: 'manual',
      route: 'route' in read ? withLogin(read.route, user, password) : null
    })
  }

  it('gets its name and password, whatever letters they have, and the system is not asked', async () => {
    const proxy = await startProxy(200, `${login.user}:${login.password}`)
    expect(await ask('PROXY 127.0.0.1:1', { choice: manual(proxy.place) })).not.toMatchObject({
      code: 'EPROXYAUTH'
    })
    expect(proxy.asked).toEqual(['aether.invalid:443 no key'])
  })

  it('says that it wants another password, without naming the one that it was given', async () => {
    const { code, message } = await ask('DIRECT', {
      choice: manual((await startProxy(200, 'ann:other')).place)
    })
    expect(code).toBe('EPROXYAUTH')
    expect(message).not.toContain(login.password)
  })

  it('gets no say where none is wanted, and the proxy of the system never its password', async () => {
    const proxy = await startProxy(200)
    expect(
      await ask(`PROXY ${proxy.place}`, { choice: async () => ({ mode: 'none' }) })
    ).toMatchObject({ code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) })
    expect(proxy.asked).toEqual([])
    const wanting = await startProxy(200, `${login.user}:${login.password}`)
    expect(
      await ask(`PROXY ${wanting.place}`, { choice: async () => ({ mode: 'system' }) })
    ).toMatchObject({ code: 'EPROXYAUTH' })
  })

  it('is passed by for what NO_PROXY names, and never otherwise: not where it is down, nor where its address is none', async () => {
    const choice = manual('127.0.0.1:1')
    expect(await ask('DIRECT', { choice, exceptions: 'other.example, .invalid' })).toMatchObject({
      code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/)
    })
    expect(await ask('DIRECT', { choice, exceptions: 'other.example' })).toMatchObject({
      code: 'ECONNREFUSED'
    })
    expect(await ask('DIRECT', { choice: manual('no proxy') })).toMatchObject({
      code: 'ECONNREFUSED'
    })
  })
})
