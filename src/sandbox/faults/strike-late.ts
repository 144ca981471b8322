import type { DoneFuncWithErrOrRes, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { SandboxContext } from '../context.ts'
import { changesState } from '../operation.ts'
import type { Strike } from './fault-engine.ts'
import { resetConnection, sendHalf, slowed, trickled } from './line-actions.ts'
import { spoiltAnswer } from './spoilt-answer.ts'

/** What is finally sent; null when the connection was taken over and nothing more is to be sent. */
type Sending = { payload: string | Readable } | null

/** Adds hooks for strikes on arriving bodies and ready answers. Other requests pass at once. */
export function addFaultHooks(app: FastifyInstance, context: SandboxContext): void {
  app.decorateRequest('strike', null)

  app.addHook('preParsing', (request, _reply, payload, done) => {
    const line = request.strike?.line
    done(
      null,
      line?.kind === 'slow-body' ? slowed(payload, line.bytesPerS, context.closing) : payload
    )
  })

  app.addHook('onSend', (request, reply, payload, done) => {
    const { strike } = request
    if (strike === null || strike.settled) done(null, payload)
    else
      void sendSpoilt(
        strike,
        request,
        reply,
        typeof payload === 'string' ? payload : '',
        context,
        done
      )
  })
}

async function sendSpoilt(
  strike: Strike,
  request: FastifyRequest,
  reply: FastifyReply,
  right: string,
  context: SandboxContext,
  done: DoneFuncWithErrOrRes
): Promise<void> {
  try {
    const sending = await strikeLate(strike, request, reply, right, context)
    // Where the connection was taken there is nobody left to send to, so the answer is let go of.
    if (sending !== null) done(null, sending.payload)
  } catch (error) {
    done(
      error instanceof Error
        ? error
        : new Error('A fault could not be carried out', { cause: error })
    )
  }
}

/** By now the request is carried out and committed, or refused. */
async function strikeLate(
  strike: Strike,
  request: FastifyRequest,
  reply: FastifyReply,
  right: string,
  context: SandboxContext
): Promise<Sending> {
  context.faults.record(strike, request.id, hadEffect(strike, reply))
  const { line } = strike
  switch (line?.kind) {
    case 'reset':
    case 'stall': {
      const half = line.when === 'inside-answer' && right.length > 1
      if (half) await sendHalf(reply.raw, reply.statusCode, reply.getHeaders(), Buffer.from(right))
      if (line.kind === 'reset') {
        // After half an answer the connection only ends: a reset could overtake what was sent.
        if (half) request.raw.socket.destroy()
        else resetConnection(request.raw)
      }
      return null
    }
    case 'answer': {
      const spoilt = spoiltAnswer(line, context.wire, request.id, right)
      if (spoilt.retryAfter !== null) reply.header('retry-after', spoilt.retryAfter)
      reply.code(spoilt.status).type(spoilt.contentType)
      return { payload: spoilt.body }
    }
    case 'slow-answer':
      return { payload: trickled(Buffer.from(right), line.overMs, context.closing) }
    case 'refuse-connections':
      // Before the answer leaves, so that whoever has it finds nobody to connect to.
      context.refuseConnections(line.forMs)
      reply.header('connection', 'close')
      return { payload: right }
    case 'rate-limit':
    case 'slow-body':
    case undefined:
      return { payload: right }
  }
}

/** Whether the request changed something: it succeeded, and does not repeat one that did. */
function hadEffect(strike: Strike, reply: FastifyReply): boolean {
  return (
    changesState(strike.operation) &&
    reply.statusCode < 300 &&
    reply.getHeader('idempotency-replayed') === undefined
  )
}
