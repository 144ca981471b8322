import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyContextConfig, type FastifyInstance, type HTTPMethods } from 'fastify'
import { ApiError, errorBody, invalidRequest, toApiError } from './api-error.ts'
import type { SandboxContext } from './context.ts'
import { addFaultHooks } from './faults/inject-faults.ts'
import { createRequestGate } from './request-gate.ts'
import { addApiRoutes } from './routes/api-routes.ts'
import { addConnectRoutes } from './routes/connect-routes.ts'
import { addFaultRoutes } from './routes/fault-routes.ts'
import { addControlRoutes } from './routes/control-routes.ts'
import { addMediaRoute } from './routes/media-route.ts'
import { addPracticeRoutes } from './routes/practice-routes.ts'
import { defaultWire } from './wire-format.ts'

export interface SandboxServer {
  app: FastifyInstance
  /** Uploads whose bytes are still arriving or being probed. */
  uploadsUnderWay: ReadonlySet<Promise<unknown>>
}

type TakenRoutes = Map<string, { methods: HTTPMethods[]; access: FastifyContextConfig['access'] }>

const methods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Creates the HTTP server: all routes behind the request gate, JSON except pages. Does not listen
 * yet.
 */
export function createServer(context: SandboxContext, apiKey: string): SandboxServer {
  const app = Fastify({
    genReqId: () => `req_${randomUUID()}`,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // A large file over a slow connection may take hours.
    requestTimeout: 0
  })
  const taken: TakenRoutes = new Map()

  app.addHook('onRequest', createRequestGate(apiKey, context))
  addFaultHooks(app, context)
  app.addHook('onRoute', (route) => {
    const known = taken.get(route.url) ?? { methods: [], access: route.config?.access }
    known.methods.push(...[route.method].flat())
    taken.set(route.url, known)
  })
  app.setErrorHandler((thrown, request, reply) => {
    const error = toApiError(thrown)
    const wire = request.url.startsWith('/v1') ? context.wire : defaultWire
    return reply.code(error.status).send(errorBody(error, request.id, wire))
  })
  app.setNotFoundHandler(() => {
    throw new ApiError('NOT_FOUND')
  })
  app.removeContentTypeParser('application/json')
  // An empty body is valid: some clients send a content type on DELETE.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = body.toString()
    try {
      done(null, text === '' ? undefined : JSON.parse(text))
    } catch {
      done(invalidRequest('The body is not JSON.'))
    }
  })

  addApiRoutes(app, context)
  const uploadsUnderWay = addMediaRoute(app, context)
  addConnectRoutes(app, context)
  addPracticeRoutes(app, context)
  addControlRoutes(app, context)
  addFaultRoutes(app, context)
  refuseOtherMethods(app, taken)
  return { app, uploadsUnderWay }
}

/** Answers 405 with the allowed methods for a known address, where Fastify would send 404. */
function refuseOtherMethods(app: FastifyInstance, taken: TakenRoutes): void {
  for (const [url, { methods: allowed, access }] of Array.from(taken)) {
    const list = allowed.join(', ')
    app.route({
      method: methods.filter((method) => !allowed.includes(method)),
      url,
      config: access === undefined ? {} : { access },
      onRequest: async (_request, reply) => {
        reply.header('allow', list)
        throw new ApiError('METHOD_NOT_ALLOWED', `This address takes ${list}.`)
      },
      handler: () => undefined
    })
  }
}
