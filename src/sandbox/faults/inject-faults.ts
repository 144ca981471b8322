import type { DoneFuncWithErrOrRes, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { SandboxContext } from '../context.ts'
import { changesState } from '../operation.ts'
import type { FaultPlan } from './fault-engine.ts'
import { replaceAnswer } from './faulty-answer.ts'
import { resetConnection, sendHalf, slowed, swallowBody, trickled } from './line-actions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The faults that apply to this request; null for almost every request. */
    faultPlan: FaultPlan | null
  }
}

/** Records a request's faults and injects those before its effect; others come later. */
export async function injectEarly(
  plan: FaultPlan,
  request: FastifyRequest,
  reply: FastifyReply,
  context: SandboxContext
): Promise<void> {
  request.faultPlan = plan
  const { line } = plan
  if (line === null || !('when' in line)) return
  if (line.when === 'after-effect' || line.when === 'inside-answer') return
  if (line.when !== 'before-body')
    await swallowBody(request.raw, line.when === 'inside-body' ? 'half' : 'whole')
  context.faults.record(plan, request.id, false)
  if (line.kind === 'answer') {
    if (plan.faults.some(({ fault }) => fault.kind === 'rate-limit'))
      reply.header('x-ratelimit-remaining', 0)
    await reply.send(replaceAnswer(line, reply, context.wire, null))
    return
  }
  reply.hijack()
  // A stall ends when the client gives up or the sandbox closes.
  if (line.kind === 'reset') resetConnection(request.raw)
}

/** Adds hooks for faults of arriving bodies and ready answers. Other requests pass at once. */
export function addFaultHooks(app: FastifyInstance, context: SandboxContext): void {
  app.decorateRequest('faultPlan', null)

  app.addHook('preParsing', (request, _reply, payload, done) => {
    const line = request.faultPlan?.line
    done(
      null,
      line?.kind === 'slow-body' ? slowed(payload, line.bytesPerS, context.closing) : payload
    )
  })

  app.addHook('onSend', (request, reply, payload, done) => {
    const plan = request.faultPlan
    if (plan === null || plan.settled) return done(null, payload)
    const right = typeof payload === 'string' ? payload : ''
    void sendInjected(injectLate(plan, request, reply, right, context), done)
  })
}

async function sendInjected(
  injecting: ReturnType<typeof injectLate>,
  done: DoneFuncWithErrOrRes
): Promise<void> {
  try {
    const body = await injecting
    // If a fault took over the connection, there is no one to send to, so the answer is dropped.
    if (body !== null) done(null, body)
  } catch (error) {
    done(error instanceof Error ? error : new Error('A fault was not injected', { cause: error }))
  }
}

/**
 * Returns the answer to send, null if a fault took over the connection. By now the request is
 * committed or refused.
 */
async function injectLate(
  plan: FaultPlan,
  request: FastifyRequest,
  reply: FastifyReply,
  right: string,
  context: SandboxContext
): Promise<string | Readable | null> {
  context.faults.record(plan, request.id, hadEffect(plan, reply))
  const { line } = plan
  switch (line?.kind) {
    case 'reset':
    case 'stall': {
      const half = line.when === 'inside-answer' && right.length > 1
      if (half) await sendHalf(reply.raw, reply.statusCode, reply.getHeaders(), Buffer.from(right))
      if (line.kind === 'stall') return null
      // After half an answer the connection only ends: a reset could overtake the sent bytes.
      if (half) request.raw.socket.destroy()
      else resetConnection(request.raw)
      return null
    }
    case 'answer':
      return replaceAnswer(line, reply, context.wire, right)
    case 'slow-answer':
      return trickled(Buffer.from(right), line.overMs, context.closing)
    case 'refuse-connections':
      // Before the answer is sent, so that its receiver can no longer connect.
      context.refuseConnections(line.forMs)
      reply.header('connection', 'close')
      return right
    case 'slow-body':
    case undefined:
      return right
  }
}

/** Returns whether the request changed something: it succeeded, and is not a repeat. */
function hadEffect(plan: FaultPlan, reply: FastifyReply): boolean {
  return (
    changesState(plan.operation) &&
    reply.statusCode < 300 &&
    reply.getHeader('idempotency-replayed') === undefined
  )
}
