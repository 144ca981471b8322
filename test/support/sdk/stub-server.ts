import { fork } from 'node:child_process'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse
} from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket
} from 'node:net'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { Aether, AetherError, type AetherOptions } from 'aether'
import type { Haste } from './hasty-server.ts'

/** A key with characters that are escaped in a URL, so that an echo in any form is noticed. */
export const testKey = 'key/with+odd=chars'

export interface SeenRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface StubServer {
  baseUrl: string
  port: number
  seen: SeenRequest[]
  /** Returns the TCP connections accepted so far. */
  connections(): number
  close(): Promise<void>
}

/**
 * Starts a real HTTP server for one test, closed after it. Keeps request bodies; `answer` responds.
 */
export async function stubServer(
  answer: (request: SeenRequest, response: ServerResponse, incoming: IncomingMessage) => void
): Promise<StubServer> {
  const seen: SeenRequest[] = []
  const server = await rawHttpServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(parts).toString()
      }
      seen.push(request)
      answer(request, response, incoming)
    })
  })
  return { ...server, seen }
}

/** Starts a real HTTP server that leaves everything, reading the body included, to `listener`. */
export function rawHttpServer(listener: RequestListener): Promise<Omit<StubServer, 'seen'>> {
  return listen(createHttpServer({ requestTimeout: 0, headersTimeout: 0 }, listener))
}

/** Starts a TCP server for behavior that no HTTP server has. */
export function tcpServer(
  onConnection: (socket: Socket) => void
): Promise<Omit<StubServer, 'seen'>> {
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined)
      onConnection(socket)
    })
  )
}

/**
 * Starts a server in its own process that answers uploads early: is `full`, then answers after
 * `go`.
 */
export async function hastyServer(
  haste: Haste
): Promise<{ baseUrl: string; full: Promise<void>; go: () => void }> {
  const child = fork(fileURLToPath(new URL('./hasty-server.ts', import.meta.url)), [
    JSON.stringify(haste)
  ])
  onTestFinished(() => void child.kill())
  const { port } = await new Promise<AddressInfo>((resolve, reject) => {
    child.once('message', resolve).once('error', reject)
  })
  const full = new Promise<void>((resolve) => {
    child.on('message', (message) => message === 'full' && resolve())
  })
  return {
    full,
    go: () => child.send('go'),
    baseUrl: `${haste.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/v1`
  }
}

async function listen(server: Server): Promise<Omit<StubServer, 'seen'>> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  onTestFinished(close)
  const port = portOf(server)
  return { baseUrl: `http://127.0.0.1:${port}/v1`, port, connections: () => connections, close }
}

/** Returns the port of a listening server. */
export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body))
}

/** Returns a client of a stub server: no retries, so that each call is one request. */
export function clientOf(
  server: { baseUrl: string },
  options: Partial<AetherOptions> = {}
): Aether {
  return new Aether({ apiKey: testKey, baseUrl: server.baseUrl, maxRetries: 0, ...options })
}

/** Returns the `AetherError` of a rejected call; the test fails on success or another error. */
export async function rejectionOf(call: Promise<unknown>): Promise<AetherError> {
  try {
    await call
  } catch (error) {
    if (error instanceof AetherError) return error
    throw error
  }
  throw new Error('the call did not fail')
}
