import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from './api-error.ts'
import type { SandboxContext } from './context.ts'
import { injectEarly } from './faults/inject-faults.ts'
import type { Operation } from './operation.ts'
import type { RateLimitAnswer } from './token-bucket.ts'
import { isLoopbackName } from './request-body.ts'
import { defaultWire, retryAfterText, type WireFormat } from './wire-format.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route. Default `api`: closed unless opened. */
    access?: 'api' | 'control' | 'page'
    /** The API operation of a route; routes without one have no faults. */
    operation?: Operation
  }
}

/**
 * Creates the one check of each request: host, request id, key, rate, faults. Add here whatever
 * applies to requests in general (refusing, delaying, cutting them).
 */
export function createRequestGate(
  apiKey: string,
  context: SandboxContext
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const { requestBucket, wire, faults } = context
  return async (request, reply) => {
    reply.header(wire.headers.requestId, request.id)
    checkHost(request.headers.host)
    switch (accessOf(request)) {
      case 'page':
        return
      case 'control':
        return checkKey(request, apiKey, defaultWire)
      case 'api': {
        const known = hasKey(request, apiKey, wire)
        const rate = known ? requestBucket.take() : requestBucket.look()
        setRateHeaders(reply, rate, wire)
        checkKey(request, apiKey, wire)
        if (!rate.allowed) {
          reply.header(
            'retry-after',
            retryAfterText(wire, Math.max(1, Math.ceil(rate.retryInMs / 1000)))
          )
          throw new ApiError('RATE_LIMITED')
        }
        const { operation } = request.routeOptions.config
        const plan = operation === undefined ? null : faults.next(operation)
        if (plan !== null) await injectEarly(plan, request, reply, context)
      }
    }
  }
}

function accessOf(request: FastifyRequest): 'api' | 'control' | 'page' {
  if (request.is404) return request.url.startsWith('/v1') ? 'api' : 'page'
  return request.routeOptions.config.access ?? 'api'
}

/** A website could point its name at this machine: answer only requests addressed to loopback. */
function checkHost(host: string | undefined): void {
  const name = (host ?? '').replace(/:\d+$/u, '').toLowerCase()
  if (!isLoopbackName(name)) throw new ApiError('WRONG_HOST')
}

function hasKey(request: FastifyRequest, apiKey: string, { auth }: WireFormat): boolean {
  const given = request.headers[auth.header]
  const text = typeof given === 'string' ? given : ''
  if (auth.scheme === null) return text.trim() === apiKey
  const parts = /^(\S+) +(\S+) *$/u.exec(text)
  return parts?.[1]?.toLowerCase() === auth.scheme.toLowerCase() && parts[2] === apiKey
}

function checkKey(request: FastifyRequest, apiKey: string, wire: WireFormat): void {
  if (!hasKey(request, apiKey, wire)) throw new ApiError('INVALID_API_KEY')
}

function setRateHeaders(reply: FastifyReply, rate: RateLimitAnswer, { headers }: WireFormat): void {
  const base = { 'epoch-s': Date.now() / 1000, 'epoch-ms': Date.now(), 's-from-now': 0 }[
    headers.rateLimitReset
  ]
  const untilFull = headers.rateLimitReset === 'epoch-ms' ? rate.fullInMs : rate.fullInMs / 1000
  reply.headers({
    'x-ratelimit-limit': rate.limit,
    'x-ratelimit-remaining': rate.remaining,
    'x-ratelimit-reset': Math.ceil(base + untilFull)
  })
}
