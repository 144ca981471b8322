import { writeFileSync } from 'node:fs'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import {
  connect,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
  type Socket
} from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'

/** A listener of a test; `close` cuts open connections. */
export interface Front {
  port: number
  close(): Promise<void>
}

/** The certificate's host name; it is in no DNS, so only a proxy leads there. */
export const aetherName = 'aether.test'

function passOn(from: Socket, port: number): void {
  const to = connect(port, '127.0.0.1')
  from.pipe(to).pipe(from)
  const end = (): void => {
    from.destroy()
    to.destroy()
  }
  for (const socket of [from, to]) socket.on('error', end).on('close', end)
}

async function listening(server: Server, host: string): Promise<Front> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(0, host, resolve)
  )
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    }
  }
}

/**
 * Starts TLS in front of a server, with an authority made for this test, whose certificate is in
 * `folder`.
 * @param clockMs how far the server's clock is ahead of this machine's
 */
export async function startTlsFront(
  port: number,
  folder: string,
  clockMs = 0
): Promise<Front & { authorityFile: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: aetherName }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: aetherName }] }
    ]
  })
  const authorityFile = join(folder, 'authority.pem')
  writeFileSync(authorityFile, cert)
  const server = createHttpsServer({ key, cert }, (request, response) => {
    // The sandbox answers only to its own host name.
    const onward = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, host: `127.0.0.1:${port}` }
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, {
          ...answer.headers,
          date: new Date(Date.now() + clockMs).toUTCString()
        })
        answer.pipe(response)
      }
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  server.on('tlsClientError', () => undefined)
  return { ...(await listening(server, '127.0.0.1')), authorityFile }
}

/** Listens only on IPv6's loopback. */
export function startIpv6Front(port: number): Promise<Front> {
  return listening(
    createTcpServer((socket) => passOn(socket, port)),
    '::1'
  )
}

/** Starts a proxy that opens all tunnels to one port, and records the requests. */
export async function startProxy(
  port: number,
  password: string | null
): Promise<Front & { asked: string[]; heard: string[] }> {
  const asked: string[] = []
  const heard: string[] = []
  const server = createHttpServer().on('connect', (head, socket: Socket) => {
    asked.push(head.url ?? '')
    heard.push(JSON.stringify(head.rawHeaders))
    const given = Buffer.from(
      (head.headers['proxy-authorization'] ?? '').replace(/^Basic /, ''),
      'base64'
    ).toString()
    if (password !== null && given !== `user:${password}`) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n')
      return
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    passOn(socket, port)
  })
  return { ...(await listening(server, '127.0.0.1')), asked, heard }
}
