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

/** How far a request has come: `sent` begins right before its first byte is written. */
export type Stage = 'connecting' | 'securing' | 'sent'

/** One answer as it came; `complete` is false where the connection ended inside its body. */
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
  /** Undefined: a connection of its own, closed afterwards. */
  agent: Agent | undefined
  /** Never use a connection that carried an earlier request, whatever the agent keeps. */
  freshConnection: boolean
  /** Ends the exchange; its reason becomes the failure's cause. */
  signal: AbortSignal
  /** Called once connected; writes the body and ends the request. From here the server may act. */
  sendBody: (request: ClientRequest) => void
  /** Called when the answer's head is in, perhaps before the request's body is out. */
  onAnswerHead?: ((status: number) => void) | undefined
}

/** More than any JSON answer of this API should hold. */
const maxAnswerBytes = 32 * 1024 * 1024

/**
 * Sends one request and collects one answer; follows no redirect and repeats nothing. Node writes
 * nothing before `sendBody`, which runs only once TCP and TLS stand. So an `ExchangeFailure` of
 * another stage than `sent` means that the server cannot have seen a byte of the request.
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
      // An early answer leaves a request half written; such a connection cannot be reused.
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
        // Writing fails when a server has answered and hung up; then its answer is what counts.
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

/** How long an answer may take to be read after a write has failed. */
const lastWordsMs = 500

/**
 * A server that refuses an upload may answer and hang up midway. Node could report the failed write
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

/** `secureConnecting` is Node's, true until the TLS handshake is done; its types leave it out. */
type MaybeTlsSocket = Socket & { encrypted?: boolean; secureConnecting?: boolean }

/** Follows a socket until it takes a request; a kept or tunnelled one may be ready already. */
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

/** The last check before the key leaves: only TLS or loopback, whatever agent or resolver did. */
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
  // A cut shows as an error and then as an incomplete body on close.
  response.on('error', () => undefined)
  response.once('end', done)
  response.once('close', done)
}
