import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { systemNetwork } from './system-proxy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A proxy that notes where a tunnel was asked for and answers with `status`; 200 leads nowhere, so TLS fails. */
async function startProxy(status: number): Promise<{ place: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer().on('connect', (head, socket) => {
    asked.push(`${head.url} ${head.headers.authorization ?? 'no key'}`)
    socket.end(`HTTP/1.1 ${status} Whatever\r\n\r\n${status === 200 ? 'this is no TLS' : ''}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** What a request to Aether through these ways ends with. */
function ask(ways: string, url = 'https://aether.invalid/v1/profiles'): Promise<{ code?: string; message: string }> {
  const agent = systemNetwork(async () => ways).agentFor(url)
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

it.each([[502, 'answered 502'], [407, 'password']])('takes a proxy that says %i for no connection, not for an answer of Aether', async (status, words) => {
  const { code, message } = await ask(`PROXY ${(await startProxy(status)).place}`)
  expect(code).toBe('ECONNREFUSED')
  expect(message).toContain(words)
})

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

it.each(['http://127.0.0.1:4444/v1', 'http://localhost:4444/v1', 'https://[::1]:4444/v1', 'https://127.8.0.1/v1'])('sends nothing of %s through a proxy', (url) => {
  expect(systemNetwork(async () => 'PROXY proxy.example:8080').agentFor(url)).toBeUndefined()
})
