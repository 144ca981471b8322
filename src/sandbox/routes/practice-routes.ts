import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { ApiError } from '../api-error.ts'
import type { SandboxContext } from '../context.ts'
import { readByteRange } from '../media/byte-range.ts'
import { sendNotice, sendPage } from '../pages/page.ts'
import { practicePostPage, practiceProfilePage } from '../pages/practice-pages.ts'
import { postStatusAt } from '../post-status.ts'
import type { StoredPost } from '../state/post-store.ts'

/** Maximum number of posts on an account's page. */
const mostListed = 200

/**
 * Adds the pages of an account and of a published post, with its video. No key needed, as on
 * TikTok.
 */
export function addPracticeRoutes(app: FastifyInstance, context: SandboxContext): void {
  const config = { access: 'page' } as const

  app.get<{ Params: { handle: string; videoId: string } }>(
    '/practice/:handle/video/:videoId',
    { config },
    (request, reply) => {
      const { handle, videoId } = request.params
      const post = publishedPost(context, videoId)
      return post !== null && isHandleOf(handle, post.username)
        ? sendPage(reply, practicePostPage(post))
        : sendNotice(reply, 404, 'There is no such post', 'It may not be published yet.')
    }
  )

  app.get<{ Params: { handle: string } }>('/practice/:handle', { config }, (request, reply) => {
    const profile = context.profiles
      .list()
      .find(({ username }) => isHandleOf(request.params.handle, username))
    if (profile === undefined)
      return sendNotice(reply, 404, 'There is no such account', 'Its name may have changed.')
    const newest = context.posts.page('newest-first', {
      afterSeq: null,
      profileId: profile.id,
      limit: mostListed,
      notAfterMs: null
    })
    const posts = newest.filter((post) => postStatusAt(post, context.clock.nowMs()) === 'published')
    return sendPage(reply, practiceProfilePage(profile.username, posts))
  })

  app.route<{ Params: { videoId: string } }>({
    method: ['GET', 'HEAD'],
    url: '/practice/media/:videoId',
    config,
    handler: (request, reply) => {
      const post = publishedPost(context, request.params.videoId)
      const media = post === null ? null : context.media.get(post.mediaKey)
      if (media === null) throw new ApiError('NOT_FOUND', 'There is no such video.')
      const range = readByteRange(request.headers.range, media.sizeBytes)
      reply.headers({
        'accept-ranges': 'bytes',
        'content-type': media.mimeType,
        'x-content-type-options': 'nosniff',
        etag: `"${media.sha256}"`
      })
      if (range.kind === 'outside')
        return reply.code(416).header('content-range', `bytes */${media.sizeBytes}`).send()
      const { start, end } = range.kind === 'part' ? range : { start: 0, end: media.sizeBytes - 1 }
      if (range.kind === 'part')
        reply.code(206).header('content-range', `bytes ${start}-${end}/${media.sizeBytes}`)
      reply.header('content-length', end - start + 1)
      return request.method === 'HEAD'
        ? reply.send()
        : reply.send(createReadStream(join(context.folders.media, media.fileName), { start, end }))
    }
  })
}

function isHandleOf(handle: string, username: string): boolean {
  return handle.toLowerCase() === `@${username}`.toLowerCase()
}

function publishedPost(context: SandboxContext, videoId: string): StoredPost | null {
  const post = context.posts.byVideoId(videoId)
  return post !== null && postStatusAt(post, context.clock.nowMs()) === 'published' ? post : null
}
