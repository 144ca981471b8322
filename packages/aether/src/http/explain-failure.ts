import { AetherError, systemCode } from '../errors/aether-error.ts'
import type { AetherOwnCode } from '../errors/error-codes.ts'
import { ExchangeFailure, type Stage } from './exchange.ts'
import { outcomeOf, type Ending } from '../errors/outcome.ts'
import { Stopped } from './stopped.ts'

const codesBeforeSending: Readonly<Record<string, AetherOwnCode>> = {
  ENOTFOUND: 'NETWORK_DNS',
  EAI_AGAIN: 'NETWORK_DNS',
  EAI_FAIL: 'NETWORK_DNS',
  EAI_NODATA: 'NETWORK_DNS',
  EAI_NONAME: 'NETWORK_DNS',
  ENODATA: 'NETWORK_DNS',
  ECONNREFUSED: 'NETWORK_REFUSED',
  EPROXYAUTH: 'PROXY_LOGIN',
  ENETUNREACH: 'NETWORK_UNREACHABLE',
  EHOSTUNREACH: 'NETWORK_UNREACHABLE',
  ENETDOWN: 'NETWORK_UNREACHABLE',
  EHOSTDOWN: 'NETWORK_UNREACHABLE',
  EADDRNOTAVAIL: 'NETWORK_UNREACHABLE',
  ETIMEDOUT: 'CONNECT_TIMEOUT',
  EPROTO: 'NETWORK_TLS',
  ERR_INVALID_CHAR: 'INVALID_ARGUMENT',
  ERR_INVALID_HTTP_TOKEN: 'INVALID_ARGUMENT',
  ERR_INVALID_PROTOCOL: 'INVALID_ARGUMENT'
}

const codesAfterSending: Readonly<Record<string, AetherOwnCode>> = {
  ECONNRESET: 'NETWORK_RESET',
  EPIPE: 'NETWORK_RESET',
  ECONNABORTED: 'NETWORK_RESET',
  ETIMEDOUT: 'NETWORK_RESET',
  ERR_STREAM_DESTROYED: 'NETWORK_RESET'
}

const certificateProblem =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/

/** Converts an exchange without an answer to the error that the caller gets. */
export function explainFailure(failure: unknown, host: string): AetherError {
  if (failure instanceof AetherError) return failure
  const { stage, cause } =
    failure instanceof ExchangeFailure ? failure : { stage: 'sent' as const, cause: failure }
  if (cause instanceof Stopped) return explainStop(cause, stage)
  const code = networkCode(systemCode(cause), stage)
  return new AetherError(code, {
    message: networkMessage(code, host, stage),
    outcome: outcomeOf(endingAt(stage)),
    cause: plainCause(cause)
  })
}

function endingAt(stage: Stage): Ending {
  return { kind: stage === 'sent' ? 'no-answer' : 'not-sent' }
}

function explainStop(stop: Stopped, stage: Stage): AetherError {
  if (stop.code === 'TIMEOUT' && stage !== 'sent') {
    return new AetherError('CONNECT_TIMEOUT', {
      message: 'Aether could not be reached in time. Check the internet connection.',
      outcome: outcomeOf({ kind: 'not-sent' })
    })
  }
  const ending: Ending = stop.code === 'ABORTED' ? { kind: 'aborted' } : endingAt(stage)
  return new AetherError(stop.code, {
    message: stop.message,
    outcome: outcomeOf(ending),
    cause: stop.cause
  })
}

function networkCode(system: string, stage: Stage): AetherOwnCode {
  if (stage === 'sent')
    return codesAfterSending[system] ?? (system.startsWith('HPE_') ? 'NOT_HTTP' : 'NETWORK_FAILED')
  return (
    codesBeforeSending[system] ??
    (stage === 'securing' || certificateProblem.test(system) ? 'NETWORK_TLS' : 'NETWORK_FAILED')
  )
}

/** Node's parse error has the packet, which may contain the key; keeps code and message only. */
function plainCause(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('rawPacket' in cause)) return cause
  return Object.assign(new Error(cause.message), { code: systemCode(cause) })
}

const networkMessages: Partial<Record<AetherOwnCode, (host: string) => string>> = {
  NETWORK_DNS: (host) => `${host} was not found. Check the internet connection.`,
  NETWORK_REFUSED: (host) =>
    `${host} does not accept connections right now. Try again later, and check the proxy if there is one.`,
  PROXY_LOGIN: () => 'The proxy wants a name and a password, or another one.',
  NETWORK_UNREACHABLE: (host) => `No network leads to ${host}. Check the internet connection.`,
  NETWORK_TLS: (host) =>
    `No secure connection to ${host} came about. Check this computer's date and whether a proxy or a network sign-in page stands in between.`,
  CONNECT_TIMEOUT: (host) => `${host} could not be reached in time. Check the internet connection.`,
  NETWORK_RESET: (host) => `The connection to ${host} was cut before its answer was complete.`,
  NOT_HTTP: (host) =>
    `What answered as ${host} does not speak HTTP. Check the base URL and the proxy.`,
  INVALID_ARGUMENT: () =>
    'The API key or another value has characters that cannot be sent in a header.'
}

function networkMessage(code: AetherOwnCode, host: string, stage: Stage): string {
  return (
    networkMessages[code]?.(host) ??
    (stage === 'sent'
      ? `The connection to ${host} failed before its answer was complete.`
      : `No connection to ${host} came about.`)
  )
}
