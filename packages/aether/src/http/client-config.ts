import type { Agent } from 'node:http'
import { refusedHere } from '../errors/aether-error.ts'
import { parseBaseUrl } from './base-url.ts'
import type { AetherOptions, RequestInfo, ResponseInfo } from '../types.ts'
import { aetherWire } from '../wire.ts'

/** A client's options, checked and complete. */
export interface ClientConfig {
  apiKey: string
  /** The header with the key, ready to send. */
  keyHeaders: Record<string, string>
  baseUrl: URL
  timeoutMs: number
  maxRetries: number
  agentFor(url: string): Agent | undefined
  onRequest(info: RequestInfo): void
  onResponse(info: ResponseInfo): void
}

const { authorization, authorizationScheme } = aetherWire.requestHeaders

/** Maximum delay of a Node timer. */
const maxTimerMs = 2_147_483_647

/** Checks the options; throws INVALID_ARGUMENT or INSECURE_URL. */
export function readOptions(options: AetherOptions): ClientConfig {
  const { apiKey, agent } = options
  if (typeof apiKey !== 'string' || apiKey === '')
    throw refusedHere('INVALID_ARGUMENT', 'An Aether API key is needed.')
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw refusedHere(
      'INVALID_ARGUMENT',
      'The Aether API key has a space, a line break or another character no key has. Copy it again.'
    )
  }
  const { name, scheme } = options.keyHeader ?? {
    name: authorization.value,
    scheme: authorizationScheme.value
  }
  return {
    apiKey,
    keyHeaders: { [name]: scheme === null ? apiKey : `${scheme} ${apiKey}` },
    baseUrl: parseBaseUrl(
      options.baseUrl ?? (process.env['AETHER_BASE_URL'] || aetherWire.baseUrl.value)
    ),
    timeoutMs: readDurationMs('timeoutMs', options.timeoutMs ?? 30_000),
    maxRetries: readCount('maxRetries', options.maxRetries ?? 2),
    agentFor: typeof agent === 'function' ? agent : () => agent,
    onRequest: guarded(options.onRequest),
    onResponse: guarded(options.onResponse)
  }
}

/** Checks a time limit in ms: over 0. Caps it at the longest timer (24 days). */
export function readDurationMs(name: string, value: number): number {
  if (!(value > 0))
    throw refusedHere('INVALID_ARGUMENT', `${name} must be a number of milliseconds over 0.`)
  return Math.min(value, maxTimerMs)
}

function readCount(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 0)
    throw refusedHere('INVALID_ARGUMENT', `${name} must be a whole number, 0 or more.`)
  return value
}

/** Wraps an observer and catches its errors: a failing observer must not lose an answer. */
export function guarded<Info>(observer: ((info: Info) => void) | undefined): (info: Info) => void {
  return (info) => {
    try {
      observer?.(info)
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error))
    }
  }
}
