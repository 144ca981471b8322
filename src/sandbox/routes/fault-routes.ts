import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { invalidRequest } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { createControl, readOrder } from '../faults/control.ts'

const refusal = z.strictObject({ forMs: z.number() })

/**
 * Adds routes to a running sandbox's faults, injected and pending, for other processes. Same key.
 */
export function addFaultRoutes(app: FastifyInstance, context: SandboxContext): void {
  const config = { access: 'control' } as const
  const control = createControl(context)

  app.get('/_sandbox/faults', { config }, () => ({
    injected: control.faults(),
    pending: control.pending()
  }))

  app.post('/_sandbox/faults', { config }, (request, reply) => {
    const orders = [request.body].flat().map(readOrder)
    for (const order of orders) context.faults.script.add(order)
    return reply.code(201).send({ pending: control.pending() })
  })

  app.delete('/_sandbox/faults', { config }, (_request, reply) => {
    control.clear()
    return reply.code(204).send()
  })

  app.post('/_sandbox/refuse-connections', { config }, (request, reply) => {
    const given = refusal.safeParse(request.body)
    if (!given.success) throw invalidRequest('The body must be { "forMs": <number> }.')
    control.refuseConnections(given.data.forMs)
    return reply.code(202).header('connection', 'close').send({ forMs: given.data.forMs })
  })
}
