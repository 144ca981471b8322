import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { username } from '../request-body.ts'
import { consentPage } from '../pages/consent-page.ts'
import { sendNotice, sendPage } from '../pages/page.ts'
import { linkStateAt } from '../state/link-store.ts'
import type { Profile } from '../state/profile-store.ts'

const answer = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('approve'),
    username,
    type: z.enum(['standard', 'creator']).default('standard')
  }),
  z.object({ decision: z.literal('deny') })
])

type Token = { Params: { token: string } }

/**
 * Adds a Connect Link's consent page: shown any number of times, answered once, gone after 10 min.
 */
export function addConnectRoutes(app: FastifyInstance, context: SandboxContext): void {
  const config = { access: 'page' } as const

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())))
    }
  )

  app.get<Token>(
    '/connect/:token',
    { config },
    (request, reply) =>
      deadLinkPage(context, request.params.token, reply) ??
      sendPage(reply, consentPage(suggestedUsername(context)))
  )

  app.post<Token>('/connect/:token', { config }, (request, reply) => {
    const { token } = request.params
    const dead = deadLinkPage(context, token, reply)
    if (dead !== null) return dead
    const given = answer.safeParse(request.body)
    if (!given.success)
      return sendNotice(
        reply,
        400,
        'That account name cannot be used',
        'Go back and enter 2 to 24 letters, digits, dots or underscores.'
      )
    const address = context.commit(() => settle(context, token, given.data))
    return reply
      .headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
      .redirect(address, 303)
  })
}

/** Uses up the link and applies the user's choice; returns the address to go back to. */
function settle(context: SandboxContext, token: string, given: z.infer<typeof answer>): string {
  const link = context.links.get(token)
  if (link === null || !context.links.use(token, context.clock.wallMs()))
    throw new ApiError('LINK_NOT_OPEN')
  if (given.decision === 'deny') return withQuery(link.redirectUrl, { error: 'access_denied' })
  const profile = connect(context, given.username, given.type)
  return withQuery(link.redirectUrl, { profileId: profile.id, status: 'connected' })
}

const deadLinks: Record<'unknown' | 'used' | 'expired', [number, string, string]> = {
  unknown: [404, 'There is no such link', 'Start the connection again in the app.'],
  used: [
    410,
    'This link was already used',
    'Each link works once. Start the connection again in the app if the account is not there.'
  ],
  expired: [
    410,
    'This link has expired',
    'Links work for ten minutes. Start the connection again in the app.'
  ]
}

/** Returns a page that explains why a link does not work; null if it does. */
function deadLinkPage(
  context: SandboxContext,
  token: string,
  reply: FastifyReply
): FastifyReply | null {
  const link = context.links.get(token)
  const state = link === null ? 'unknown' : linkStateAt(link, context.clock.wallMs())
  return state === 'open' ? null : sendNotice(reply, ...deadLinks[state])
}

function connect(context: SandboxContext, name: string, type: Profile['type']): Profile {
  const known = context.profiles.byUsername(name)
  return known === null
    ? context.profiles.add({ username: name, type }, context.clock.nowMs())
    : context.profiles.change(known.id, { status: 'active', type })
}

/** Suggests an account that needs reconnecting first, otherwise a free name. */
function suggestedUsername(context: SandboxContext): string {
  const broken = context.profiles.list().find((profile) => profile.status !== 'active')
  return broken?.username ?? context.profiles.freeUsername('practice.creator')
}

/** Adds missing parameters to an address; its own query stays. */
function withQuery(address: string, extra: Record<string, string>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value)
  return url.href
}
