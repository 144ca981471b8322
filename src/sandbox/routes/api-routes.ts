import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { acceptPost, cancelPost, findPost, reschedulePost } from '../accept-post.ts'
import { invalidRequest } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { noEffects, type PostEffects } from '../faults/post-effects.ts'
import type { Operation } from '../operation.ts'
import { readConnectLink } from '../request-body.ts'
import type { StoredPost } from '../state/post-store.ts'
import { readCreate, readList, readUpdate } from '../wire-request.ts'
import { linkView, postView, profileView, writeList, writeObject } from '../wire.ts'

const withId = z.object({ id: z.string() })

/** Adds Aether's JSON calls: profiles, connect links, posts. Media is in `media-route.ts`. */
export function addApiRoutes(app: FastifyInstance, context: SandboxContext): void {
  const { wire } = context
  const add = (operation: Operation, handler: RouteHandlerMethod): void => {
    const { method, path } = wire.routes[operation]
    app.route({ method, url: `/v1${path}`, config: { access: 'api', operation }, handler })
  }
  const view = (post: StoredPost, { staleByMs, omit }: PostEffects): Record<string, unknown> =>
    postView(post, wire, context.clock.nowMs() - staleByMs, context.origin(), omit)
  const sendChanged = (
    request: FastifyRequest,
    reply: FastifyReply,
    post: StoredPost
  ): FastifyReply => {
    noteSubject(request, post.id)
    return wire.answer.change === 'no-content'
      ? reply.code(204).send()
      : reply.send(writeObject(wire, view(post, effectsOf(request))))
  }

  add('listProfiles', (request) => {
    if (effectsOf(request).profileExpires) expireProfile(context, context.profiles.list()[0]?.id)
    return writeList(
      wire,
      'profiles',
      context.profiles.list().map((profile) => profileView(profile, wire, context.origin()))
    )
  })

  add('createConnectLink', (request, reply) => {
    const { redirectUrl } = readConnectLink(request.body)
    const token = randomBytes(24).toString('base64url')
    const expiresAtMs = context.clock.wallMs() + context.settings.connectLinkTtlMs
    context.links.add({ token, redirectUrl, expiresAtMs })
    const id = `link_${token.slice(0, 12)}`
    noteSubject(request, id)
    const link = linkView(id, `${context.origin()}/connect/${token}`, expiresAtMs, wire)
    return reply.code(201).send(writeObject(wire, link))
  })

  add('createPost', (request, reply) => {
    const key =
      wire.headers.idempotencyKey === null
        ? undefined
        : request.headers[wire.headers.idempotencyKey]
    const create = readCreate(wire, request.body)
    const effects = effectsOf(request)
    if (effects.profileExpires) expireProfile(context, create.body.profileId)
    const { post, replayed } = acceptPost(
      context,
      create,
      Array.isArray(key) ? key.join(', ') : key,
      effects
    )
    noteSubject(request, post.id)
    if (replayed) reply.header('idempotency-replayed', 'true')
    return reply.code(wire.answer.createStatus).send(writeObject(wire, view(post, effects)))
  })

  add('listPosts', (request) => {
    const effects = effectsOf(request)
    const { limit: asked, cursor, profileId } = readList(wire, request.query)
    const limit = Math.min(asked, effects.pageLimit)
    // Without parameters no next page can be requested, though the answer has a cursor.
    const afterSeq = wire.request.listQuery === 'ignored' ? null : readCursor(cursor)
    const notAfterMs = effects.staleByMs === 0 ? null : context.clock.nowMs() - effects.staleByMs
    const found = context.posts.page(wire.answer.listOrder, {
      afterSeq,
      profileId: profileId ?? null,
      limit: limit + 1,
      notAfterMs
    })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return writeList(
      wire,
      'posts',
      page.map((post) => view(post, effects)),
      found.length > limit && last !== undefined ? writeCursor(last.seq) : null
    )
  })

  add('getPost', (request) =>
    writeObject(wire, view(findPost(context, idOf(request)), effectsOf(request)))
  )

  add('updatePost', (request, reply) =>
    sendChanged(
      request,
      reply,
      reschedulePost(
        context,
        idOf(request),
        readUpdate(wire, request.body).scheduledFor,
        effectsOf(request)
      )
    )
  )

  add('cancelPost', (request, reply) =>
    sendChanged(request, reply, cancelPost(context, idOf(request)))
  )
}

function idOf(request: FastifyRequest): string {
  return withId.parse(request.params).id
}

function effectsOf({ faultPlan }: FastifyRequest): PostEffects {
  return faultPlan?.effects ?? noEffects
}

/** Notes a request's object, for the record of faults. */
function noteSubject({ faultPlan }: FastifyRequest, subject: string): void {
  if (faultPlan !== null) faultPlan.subject = subject
}

function expireProfile(context: SandboxContext, id: string | undefined): void {
  if (id !== undefined && context.profiles.get(id) !== null)
    context.profiles.change(id, { status: 'expired' })
}

function writeCursor(seq: number): string {
  return Buffer.from(`seq:${seq}`).toString('base64url')
}

function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const seq = /^seq:(\d{1,15})$/u.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1]
  if (seq === undefined) throw invalidRequest('cursor: not one of this service.', 'cursor')
  return Number(seq)
}
