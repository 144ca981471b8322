import type { FastifyInstance } from 'fastify'
import { randomBytes } from 'node:crypto'
import { acceptPost, cancelPost, findPost, reschedulePost } from '../accept-post.ts'
import { invalidRequest } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { readConnectLink, readCreatePost, readListQuery, readUpdatePost } from '../request-body.ts'
import type { StoredPost } from '../state/post-store.ts'
import { iso, postView, profileView } from '../wire.ts'

/** Aether's JSON calls: profiles, connect links, posts. Media is in `media-route.ts`. */
export function addApiRoutes(app: FastifyInstance, context: SandboxContext): void {
  const config = { access: 'api' } as const
  const view = (post: StoredPost): Record<string, unknown> => postView(post, context.clock.nowMs(), context.origin())

  app.get('/v1/profiles', { config }, () => ({ data: context.profiles.list().map(profileView) }))

  app.post('/v1/connect-links', { config }, (request, reply) => {
    const { redirectUrl } = readConnectLink(request.body)
    const token = randomBytes(24).toString('base64url')
    const expiresAtMs = context.clock.wallMs() + context.settings.connectLinkTtlMs
    context.links.add({ token, redirectUrl, expiresAtMs })
    return reply.code(201).send({ id: `link_${token.slice(0, 12)}`, url: `${context.origin()}/connect/${token}`, expiresAt: iso(expiresAtMs) })
  })

  app.post('/v1/posts', { config }, (request, reply) => {
    const key = request.headers['idempotency-key']
    const { post, replayed } = acceptPost(context, readCreatePost(request.body), Array.isArray(key) ? key.join(', ') : key)
    if (replayed) reply.header('idempotency-replayed', 'true')
    return reply.code(201).send(view(post))
  })

  app.get('/v1/posts', { config }, (request) => {
    const { limit, cursor, profileId } = readListQuery(request.query)
    const found = context.posts.page({ beforeSeq: readCursor(cursor), profileId: profileId ?? null, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return { data: page.map(view), nextCursor: found.length > limit && last !== undefined ? writeCursor(last.seq) : null }
  })

  app.get<{ Params: { id: string } }>('/v1/posts/:id', { config }, (request) => view(findPost(context, request.params.id)))

  app.patch<{ Params: { id: string } }>('/v1/posts/:id', { config }, (request) => view(reschedulePost(context, request.params.id, readUpdatePost(request.body).scheduledFor)))

  app.delete<{ Params: { id: string } }>('/v1/posts/:id', { config }, (request) => view(cancelPost(context, request.params.id)))
}

function writeCursor(seq: number): string {
  return Buffer.from(`seq:${seq}`).toString('base64url')
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  const seq = /^seq:(\d{1,15})$/u.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (seq === undefined) throw invalidRequest('cursor: not one of this service.', 'cursor')
  return Number(seq)
}
