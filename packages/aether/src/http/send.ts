import type { Agent, ClientRequest } from 'node:http'
import { refusedHere } from '../errors/aether-error.ts'
import { judgeAnswer, requestIdOf, type JsonAnswer } from './answer.ts'
import { urlBelow } from './base-url.ts'
import type { ClientConfig } from './client-config.ts'
import { exchange, type RawAnswer } from './exchange.ts'
import { explainFailure } from './explain-failure.ts'
import { readRateLimit, readServerTimeMs } from './rate-limit.ts'
import { Stopped } from './stopped.ts'
import type { WireRoute } from '../wire.ts'

/** Any request to Aether; all of them go through `send`. */
export interface Outgoing {
  route: WireRoute
  /** The path with its id inserted. */
  path: string
  query?: Record<string, string | number | undefined>
  headers: Record<string, string | number>
  freshConnection: boolean
  /** Ends the exchange; the abort reason is a `Stopped`. */
  signal: AbortSignal
  sendBody: (request: ClientRequest) => void
  onAnswerHead?: ((status: number) => void) | undefined
}

const sdkVersion = '0.1.0'

/** Sends one request with the key and returns its checked answer. Throws `AetherError` only. */
export async function send(config: ClientConfig, outgoing: Outgoing): Promise<JsonAnswer> {
  const url = urlBelow(config.baseUrl, outgoing.path, outgoing.query)
  const info = { method: outgoing.route.method, path: outgoing.path }
  const agent = chooseAgent(config, url)
  let answer: RawAnswer
  try {
    answer = await exchange({
      url,
      method: outgoing.route.method,
      headers: {
        ...config.keyHeaders,
        Accept: 'application/json',
        'Accept-Encoding': 'identity',
        'User-Agent': `aether-sdk/${sdkVersion} node/${process.versions.node}`,
        ...outgoing.headers
      },
      agent,
      freshConnection: outgoing.freshConnection,
      signal: outgoing.signal,
      sendBody: (request) => {
        config.onRequest(info)
        outgoing.sendBody(request)
      },
      onAnswerHead: outgoing.onAnswerHead
    })
  } catch (failure) {
    throw explainFailure(failure, url.host)
  }
  config.onResponse({
    ...info,
    status: answer.status,
    requestId: requestIdOf(answer, undefined, config.apiKey),
    rateLimit: readRateLimit(answer.headers, Date.now()),
    serverTimeMs: readServerTimeMs(answer.headers),
    query: outgoing.query ?? {},
    headers: answer.headers,
    body: answer.body
  })
  return judgeAnswer(answer, config.apiKey)
}

function chooseAgent(config: ClientConfig, url: URL): Agent | undefined {
  try {
    return config.agentFor(url.href)
  } catch (cause) {
    throw refusedHere(
      'INVALID_ARGUMENT',
      'The proxy settings for Aether could not be read. Check them.',
      cause
    )
  }
}

/** Returns the error for a call that its caller aborted. */
export function abortedByCaller(): Stopped {
  return new Stopped('ABORTED', 'The call to Aether was given up.')
}

/** Aborts ours when the caller's signal aborts. Returns a function that unlinks them. */
export function followSignal(
  signal: AbortSignal | undefined,
  controller: AbortController
): () => void {
  const onAbort = (): void => controller.abort(abortedByCaller())
  if (signal?.aborted === true) onAbort()
  signal?.addEventListener('abort', onAbort)
  return () => signal?.removeEventListener('abort', onAbort)
}
