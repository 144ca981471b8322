import type { FastifyInstance } from 'fastify'
import { ApiError } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { acceptedPosts } from '../accepted-posts.ts'
import { readControlProfile, type ControlProfileBody } from '../request-body.ts'
import type { Profile } from '../state/profile-store.ts'
import { iso } from '../wire.ts'

/** Beyond the real service: the record for other processes, account states for tests. Same key. */
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
    const profile = context.commit(() =>
      known === null ? addProfile(context, wanted) : changeProfile(context, known, wanted)
    )
    return reply.code(known === null ? 201 : 200).send(profile)
  })
}

function addProfile(context: SandboxContext, wanted: ControlProfileBody): Profile {
  const username = wanted.username ?? context.profiles.freeUsername('practice.creator')
  refuseTakenName(context, username, null)
  return context.profiles.add({ ...wanted, username }, context.clock.nowMs())
}

function changeProfile(
  context: SandboxContext,
  known: Profile,
  wanted: ControlProfileBody
): Profile {
  if (wanted.username !== undefined) refuseTakenName(context, wanted.username, known.id)
  return context.profiles.change(known.id, wanted)
}

function refuseTakenName(context: SandboxContext, username: string, exceptId: string | null): void {
  const holder = context.profiles.byUsername(username)
  if (holder !== null && holder.id !== exceptId) throw new ApiError('USERNAME_TAKEN')
}
