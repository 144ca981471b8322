import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse
} from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The proxy's action for one request: pass it on, answer instead of the server, or damage the
 * answer after the effect.
 */
export type Fault =
  | { kind: 'pass' }
  | { kind: 'answer'; status: number; body: string; contentType?: string }
  | { kind: 'spoil'; status: number; body: string }
  | { kind: 'cut-after' }
  /**
   * Sends nothing until `until` resolves: with `effect` the server has the request by then, without
   * it gets it only then.
   */
  | { kind: 'hang'; effect: boolean; until?: Promise<unknown> }
  | {
      kind: 'rewrite'
      body: (text: string) => string
      status?: (status: number) => number
      headers?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders
    }

const forever = new Promise<never>(() => {})

function sendOn(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
  answer.pipe(outgoing)
}

/** Starts a proxy before the sandbox; the test chooses a fault per request. */
export async function startFaultProxy(
  targetBaseUrl: string,
  choose: (method: string, path: string) => Fault
) {
  const target = new URL(targetBaseUrl)
  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const fault = choose(incoming.method ?? 'GET', incoming.url ?? '/')
    if (fault.kind === 'hang' && !fault.effect) {
      incoming.pause()
      void (fault.until ?? forever).then(() => passOn(incoming, outgoing, { kind: 'pass' }))
    } else passOn(incoming, outgoing, fault)
  })
  const passOn = (incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault): void => {
    if (fault.kind === 'answer') {
      incoming.resume()
      incoming.on('end', () =>
        outgoing
          .writeHead(fault.status, { 'content-type': fault.contentType ?? 'application/json' })
          .end(fault.body)
      )
      return
    }
    const onward = request(
      {
        host: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, host: target.host }
      },
      (answer) => {
        if (fault.kind === 'hang') {
          void (fault.until ?? forever).then(() => sendOn(answer, outgoing))
          return
        }
        if (fault.kind === 'pass') {
          sendOn(answer, outgoing)
          return
        }
        if (fault.kind === 'rewrite') {
          answer.setEncoding('utf8')
          let text = ''
          answer.on('data', (chunk: string) => (text += chunk))
          answer.on('end', () => {
            const body = Buffer.from(fault.body(text))
            const { status = (code) => code, headers = (all) => all } = fault
            outgoing
              .writeHead(status(answer.statusCode ?? 500), {
                ...headers(answer.headers),
                'content-length': body.length
              })
              .end(body)
          })
          return
        }
        answer.resume()
        answer.on('end', () => {
          if (fault.kind === 'cut-after') outgoing.socket?.destroy()
          else outgoing.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body)
        })
      }
    )
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}${target.pathname}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
