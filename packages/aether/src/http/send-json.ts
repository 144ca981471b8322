import { refusedHere } from '../errors/aether-error.ts'
import type { JsonAnswer } from './answer.ts'
import type { ClientConfig } from './client-config.ts'
import { withRetries } from './retry.ts'
import { followSignal, send } from './send.ts'
import { Stopped } from './stopped.ts'
import type { WireRoute } from '../wire.ts'

export interface JsonCall {
  route: WireRoute
  /** For a route with `{id}`. */
  id?: string
  query?: Record<string, string | number | undefined>
  body?: unknown
  headers?: Record<string, string> | undefined
  signal: AbortSignal | undefined
}

/** Makes one JSON call. Retries a GET after a transient failure, and never anything else. */
export function sendJson(config: ClientConfig, call: JsonCall): Promise<JsonAnswer> {
  return call.route.method === 'GET'
    ? withRetries(config.maxRetries, call.signal, () => sendOnce(config, call))
    : sendOnce(config, call)
}

async function sendOnce(config: ClientConfig, call: JsonCall): Promise<JsonAnswer> {
  const body = call.body === undefined ? undefined : encodeBody(call.body)
  const path = pathOf(call.route, call.id)
  const stop = new AbortController()
  const unfollow = followSignal(call.signal, stop)
  const timer = setTimeout(
    () => stop.abort(new Stopped('TIMEOUT', 'Aether did not answer in time.')),
    config.timeoutMs
  )
  try {
    return await send(config, {
      route: call.route,
      path,
      query: call.query ?? {},
      headers: {
        ...(body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': body.length }),
        ...call.headers
      },
      // A reused connection may fail at the write; then it is unclear whether the request arrived.
      freshConnection: call.route.method !== 'GET',
      signal: stop.signal,
      sendBody: (request) => request.end(body)
    })
  } finally {
    clearTimeout(timer)
    unfollow()
  }
}

function encodeBody(body: unknown): Buffer {
  try {
    return Buffer.from(JSON.stringify(body))
  } catch (cause) {
    throw refusedHere('INVALID_ARGUMENT', 'The call holds a value that JSON cannot carry.', cause)
  }
}

/** Puts the id into a path. Rejects an id that would change the path's meaning. */
function pathOf(route: WireRoute, id: string | undefined): string {
  if (!route.path.includes('{id}')) return route.path
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..')
    throw refusedHere('INVALID_ARGUMENT', 'The id of a post is missing.')
  return route.path.replace('{id}', () => encodeURIComponent(id))
}
