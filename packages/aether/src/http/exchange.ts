import {
  request as httpRequest,
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage
} from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { isLoopbackAddress } from './base-url.ts'
import { Stopped } from './stopped.ts'

/** How far a request is: `sent` begins right before its first byte is written. */
export type Stage = 'connecting' | 'securing' | 'sent'

/** A raw answer; `complete` is false if the connection ended inside its body. */
export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  complete: boolean
}

/** An exchange that ended without an answer. */
export class ExchangeFailure extends Error {
  readonly stage: Stage
  constructor(stage: Stage, cause: unknown) {
    super('the exchange failed', { cause })
    this.stage = stage
  }
}

export interface ExchangeOptions {
  url: URL
  method: string
  headers: Record<string, string | number>
  /** Undefined: a new connection, closed afterwards. */
  agent: Agent | undefined
  /** Never reuse a connection that carried an earlier request, even if the agent keeps some. */
  freshConnection: boolean
  /** Ends the exchange; the abort reason becomes the failure's cause. */
  signal: AbortSignal
  /** Called once connected; writes the body and ends the request. From here the server may act. */
  sendBody: (request: ClientRequest) => void
  /** Called when the answer's head arrives, perhaps before the request's body is sent. */
  onAnswerHead?: ((status: number) => void) | undefined
}

/** Larger than any expected JSON answer of this API. */
const maxAnswerBytes = 32 * 1024 * 1024

/**
 * Sends one request and collects one answer; never redirects or retries. Node writes nothing before
 * `sendBody`, which runs only once TCP and TLS are up. So if an `ExchangeFailure` has a stage other
 * than `sent`, the server cannot have seen a byte of the request.
 */
export function exchange(options: ExchangeOptions): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let stage: Stage = 'connecting'
    let current: ClientRequest | undefined
    let answering = false
    let settled = false

    const settle = (): boolean => {
      if (settled) return false
      settled = true
      options.signal.removeEventListener('abort', onAbort)
      return true
    }
    const fail = (cause: unknown): void => {
      if (!settle()) return
      current?.destroy()
      reject(new ExchangeFailure(stage, cause))
    }
    const finish = (answer: RawAnswer): void => {
      if (!settle()) return
      // After an early answer the request is half written: the connection cannot be reused.
      if (current?.writableFinished !== true) current?.destroy()
      resolve(answer)
    }
    const onAbort = (): void => fail(options.signal.reason)

    const open = (): void => {
      const send = options.url.protocol === 'https:' ? httpsRequest : httpRequest
      const request = send(options.url, {
        method: options.method,
        headers: options.headers,
        agent: options.agent ?? false
      })
      current = request
      request.on('error', (error) => {
        // A write fails if the server answered and closed the connection; then its answer counts.
        if (request === current && !answering) fail(error)
      })
      request.once('socket', (socket) => {
        if (options.freshConnection && request.reusedSocket) {
          open()
          request.destroy()
          return
        }
        if (options.freshConnection) tellFailedWritesLate(socket)
        whenConnected(socket, {
          securing: () => {
            if (stage === 'connecting') stage = 'securing'
          },
          ready: () => {
            if (settled) return
            const refusal = whyNotSafe(options.url, socket)
            if (refusal !== null) {
              fail(refusal)
              return
            }
            stage = 'sent'
            try {
              options.sendBody(request)
            } catch (error) {
              fail(error)
            }
          }
        })
      })
      request.once('response', (response) => {
        answering = true
        options.onAnswerHead?.(response.statusCode ?? 0)
        collect(response, finish, fail)
      })
    }

    if (options.signal.aborted) {
      onAbort()
      return
    }
    options.signal.addEventListener('abort', onAbort)
    try {
      open()
    } catch (error) {
      fail(error)
    }
  })
}

/** How long the answer may still be read after a write failed. */
const lastWordsMs = 500

/**
 * A server that refuses an upload may answer and close midway. Node could report the failed write
 * first and drop the answer (nodejs/node issues 21026, 54366), so delay that report.
 */
function tellFailedWritesLate(socket: Socket): void {
  type Done = (error?: Error | null) => void
  const late =
    (done: Done): Done =>
    (error) =>
      void (error ? setTimeout(done, lastWordsMs, error) : done())
  /* oxlint-disable eslint/no-underscore-dangle -- so Node calls the methods that carry a write out */
  const [write, writeAll] = [socket._write.bind(socket), socket._writev?.bind(socket)]
  socket._write = (chunk, encoding, done) => write(chunk, encoding, late(done))
  if (writeAll) socket._writev = (chunks, done) => writeAll(chunks, late(done))
  /* oxlint-enable eslint/no-underscore-dangle */
}

interface ConnectionSteps {
  securing: () => void
  ready: () => void
}

/** `secureConnecting` is true until the TLS handshake is done; Node's types lack it. */
type MaybeTlsSocket = Socket & { encrypted?: boolean; secureConnecting?: boolean }

/** Follows a socket until it can take a request; a kept or tunnelled one may be ready already. */
function whenConnected(socket: MaybeTlsSocket, steps: ConnectionSteps): void {
  if (socket.encrypted === true) {
    if (socket.connecting) socket.once('connect', steps.securing)
    else steps.securing()
    if (socket.secureConnecting === false) steps.ready()
    else socket.once('secureConnect', steps.ready)
    return
  }
  if (socket.connecting) socket.once('connect', steps.ready)
  else steps.ready()
}

/** Makes the last check before the key is sent: only TLS or loopback, for any agent or resolver. */
function whyNotSafe(url: URL, socket: MaybeTlsSocket): Stopped | null {
  if (url.protocol === 'https:') {
    return socket.encrypted === true
      ? null
      : new Stopped(
          'INSECURE_URL',
          `The connection to ${url.host} is not encrypted, so the API key was not sent.`
        )
  }
  return isLoopbackAddress(socket.remoteAddress)
    ? null
    : new Stopped(
        'INSECURE_URL',
        `${url.host} leads away from this machine without encryption, so the API key was not sent.`
      )
}

function collect(
  response: IncomingMessage,
  finish: (answer: RawAnswer) => void,
  fail: (cause: unknown) => void
): void {
  const parts: Buffer[] = []
  let sizeBytes = 0
  const done = (): void => {
    finish({
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: Buffer.concat(parts),
      complete: response.complete
    })
  }
  response.on('data', (part: Buffer) => {
    sizeBytes += part.length
    if (sizeBytes > maxAnswerBytes)
      fail(new Stopped('ANSWER_TOO_LARGE', 'Aether sent an answer that is far too large.'))
    else parts.push(part)
  })
  // A cut connection emits an error, then closes with an incomplete body.
  response.on('error', () => undefined)
  response.once('end', done)
  response.once('close', done)
}
