import type { FastifyInstance } from 'fastify'
import { ApiError } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { acceptedPosts } from '../accepted-posts.ts'
import { readControlProfile } from '../request-body.ts'
import { iso } from '../wire.ts'

/**
 * Adds routes beyond the real service: the record for other processes, account states for tests.
 * Same key.
 */
export function addControlRoutes(app: FastifyInstance, context: SandboxContext): void {
  const config = { access: 'control' } as const

  app.get('/_sandbox/health', { config }, () => ({
    status: 'ok',
    time: iso(context.clock.nowMs()),
    ...context.settings,
    mediaChecks: context.ffprobePath !== null
  }))

  app.get('/_sandbox/record', { config }, () => acceptedPosts(context))

  app.post('/_sandbox/profiles', { config }, (request, reply) => {
    const wanted = readControlProfile(request.body)
    const known = wanted.id === undefined ? null : context.profiles.get(wanted.id)
    const profile = context.commit(() => {
      const username =
        wanted.username ?? known?.username ?? context.profiles.freeUsername('practice.creator')
      const holder = context.profiles.byUsername(username)
      if (holder !== null && holder.id !== known?.id) throw new ApiError('USERNAME_TAKEN')
      return known === null
        ? context.profiles.add({ ...wanted, username }, context.clock.nowMs())
        : context.profiles.change(known.id, wanted)
    })
    return reply.code(known === null ? 201 : 200).send(profile)
  })
}
