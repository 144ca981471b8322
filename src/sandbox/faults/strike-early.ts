import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SandboxContext } from '../context.ts'
import type { LineFault, Moment } from './fault.ts'
import type { Strike } from './fault-engine.ts'
import { resetConnection, swallowBody } from './line-actions.ts'
import { spoiltAnswer } from './spoilt-answer.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The faults this request suffers; null for almost every request. */
    strike: Strike | null
  }
}

/** Lets a strike act that leaves the request undone; any other is left on the request for later. */
export async function strikeEarly(
  strike: Strike,
  request: FastifyRequest,
  reply: FastifyReply,
  context: SandboxContext
): Promise<void> {
  request.strike = strike
  const early = strike.line === null ? null : asEarly(strike.line)
  if (early === null) return
  const { line, when } = early
  if (when !== 'before-body')
    await swallowBody(request.raw, when === 'inside-body' ? 'half' : 'whole')
  context.faults.record(strike, request.id, false)
  switch (line.kind) {
    case 'reset':
      reply.hijack()
      return resetConnection(request.raw)
    case 'stall':
      // Whoever gives up first ends it: the client, or the sandbox when it closes.
      reply.hijack()
      return
    case 'answer':
    case 'rate-limit': {
      const { status, contentType, body, retryAfter } = spoiltAnswer(
        line,
        context.wire,
        request.id,
        null
      )
      if (retryAfter !== null) reply.header('retry-after', retryAfter)
      if (line.kind === 'rate-limit') reply.header('x-ratelimit-remaining', 0)
      await reply.code(status).type(contentType).send(body)
    }
  }
}

interface EarlyFault {
  line: Extract<LineFault, { kind: 'reset' | 'stall' | 'answer' | 'rate-limit' }>
  when: Moment
}

/** The fault with its moment if it strikes before anything was done; null for the others. */
function asEarly(line: LineFault): EarlyFault | null {
  if (line.kind === 'rate-limit') return { line, when: 'before-body' }
  if (line.kind !== 'reset' && line.kind !== 'stall' && line.kind !== 'answer') return null
  return line.when === 'after-effect' || line.when === 'inside-answer'
    ? null
    : { line, when: line.when }
}
