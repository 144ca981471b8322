import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from './api-error.ts'
import type { RateLimitAnswer, RateLimiter } from './rate-limit.ts'
import { isLoopbackName } from './request-body.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call a route. Nothing said means `api`: closed unless opened. */
    access?: 'api' | 'control' | 'page'
  }
}

/**
 * The one place each request passes before anything else happens: host, request id, key, rate.
 * What is to happen to requests in general (refusing, delaying, cutting them) belongs here.
 */
export function createRequestGate(apiKey: string, rateLimiter: RateLimiter): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  return async (request, reply) => {
    reply.header('x-request-id', request.id)
    checkHost(request.headers.host)
    switch (accessOf(request)) {
      case 'page':
        return
      case 'control':
        return checkKey(request, apiKey)
      case 'api': {
        const known = hasKey(request, apiKey)
        const rate = known ? rateLimiter.take() : rateLimiter.look()
        setRateHeaders(reply, rate)
        checkKey(request, apiKey)
        if (rate.allowed) return
        reply.header('retry-after', Math.max(1, Math.ceil(rate.retryInMs / 1000)))
        throw new ApiError(429, 'RATE_LIMITED', 'Too many requests at once. Wait for the time in Retry-After.')
      }
    }
  }
}

function accessOf(request: FastifyRequest): 'api' | 'control' | 'page' {
  if (request.is404) return request.url.startsWith('/v1') ? 'api' : 'page'
  return request.routeOptions.config.access ?? 'api'
}

/** A web page elsewhere could point its own name at this machine; only requests addressed to loopback are answered. */
function checkHost(host: string | undefined): void {
  const name = (host ?? '').replace(/:\d+$/u, '').toLowerCase()
  if (!isLoopbackName(name)) throw new ApiError(421, 'WRONG_HOST', 'The sandbox answers on this machine\'s loopback address only.')
}

function hasKey(request: FastifyRequest, apiKey: string): boolean {
  return /^Bearer +(\S+) *$/iu.exec(request.headers.authorization ?? '')?.[1] === apiKey
}

function checkKey(request: FastifyRequest, apiKey: string): void {
  if (!hasKey(request, apiKey)) throw new ApiError(401, 'INVALID_API_KEY', 'The API key is missing or not valid.')
}

function setRateHeaders(reply: FastifyReply, rate: RateLimitAnswer): void {
  reply.headers({
    'x-ratelimit-limit': rate.limit,
    'x-ratelimit-remaining': rate.remaining,
    'x-ratelimit-reset': Math.ceil((Date.now() + rate.fullInMs) / 1000)
  })
}
