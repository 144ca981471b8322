import { appliedOptions } from './applied-options.ts'
import { failMessage } from './fail-reasons.ts'
import { postStatusAt, settledAtMs, type PostStatus } from './post-status.ts'
import type { Profile } from './state/profile-store.ts'
import type { StoredPost } from './state/post-store.ts'
import type { WireFormat } from './wire-format.ts'
import { writeOptions } from './wire-options.ts'

type Fields = Record<string, unknown>

/** The link of a published post: it opens at the sandbox's own origin, never at TikTok. */
export function postUrl(post: Pick<StoredPost, 'username' | 'videoId'>, origin: string): string {
  return `${origin}/practice/@${post.username}/video/${post.videoId}`
}

/** A post as the API shows it at a moment, without fields left out by their default names. */
export function postView(
  post: StoredPost,
  wire: WireFormat,
  { nowMs, origin, omit }: { nowMs: number; origin: string; omit: readonly string[] }
): Fields {
  const status = postStatusAt(post, nowMs)
  const url = status === 'published' && !omit.includes('url') ? postUrl(post, origin) : null
  const shown = (name: string, fields: Fields): Fields => (omit.includes(name) ? {} : fields)
  return {
    [wire.answer.postId]: post.id,
    status: statusWord(post, status, nowMs, wire),
    ...shown('profileId', profileEcho(post, wire)),
    ...shown('content', { content: { text: post.caption } }),
    ...shown('mediaKeys', mediaEcho(post, wire)),
    ...shown('platforms', optionsEcho(post, wire, url)),
    ...(wire.answer.postCreatedAt === null
      ? {}
      : shown('createdAt', { [wire.answer.postCreatedAt]: iso(post.createdAtMs) })),
    ...(post.publishAtMs === null ? {} : shown('publishAt', { publishAt: iso(post.publishAtMs) })),
    ...(status === 'published'
      ? {
          publishedAt: iso(settledAtMs(post)),
          ...shown('platformPostId', { platformPostId: post.videoId })
        }
      : {}),
    ...(url === null || wire.answer.postUrl === null || wire.answer.postUrl === 'tiktok'
      ? {}
      : { [wire.answer.postUrl]: url }),
    ...(status === 'failed' && post.lateErrorCode !== null
      ? failureEcho(post.lateErrorCode, wire)
      : {})
  }
}

/** A connected account as the API shows it: no account type, as the real service; no remote URL. */
export function profileView(profile: Profile, wire: WireFormat, origin: string): Fields {
  const { answer } = wire
  return {
    [answer.profileId]: profile.id,
    platform: 'tiktok',
    [answer.username]: profile.username,
    [answer.displayName]: profile.displayName,
    ...(answer.avatarUrl === null
      ? {}
      : { [answer.avatarUrl]: `${origin}/practice/avatar/${profile.id}` }),
    ...(answer.profileStatus === null ? {} : { [answer.profileStatus]: profile.status }),
    createdAt: iso(profile.createdAtMs)
  }
}

/** One object as an answer. */
export function writeObject(wire: WireFormat, fields: Fields): Fields {
  return wire.answer.envelope === 'data' ? { data: fields } : fields
}

/** A list as an answer; `cursor` undefined where the list has no pages. */
export function writeList(
  wire: WireFormat,
  name: 'posts' | 'profiles',
  items: readonly Fields[],
  cursor?: string | null
): Fields | readonly Fields[] {
  const next = cursor === undefined ? {} : { [wire.answer.nextCursor]: cursor }
  switch (wire.answer.list) {
    case 'bare':
      return items
    case 'nested':
      return { data: { items, ...next } }
    case 'own-name':
      return { [name]: items, ...next }
    case 'data':
    case 'items':
      return { [wire.answer.list]: items, ...next }
  }
}

export function iso(timeMs: number): string {
  return new Date(timeMs).toISOString()
}

function statusWord(post: StoredPost, status: PostStatus, nowMs: number, wire: WireFormat): string {
  const early =
    status === 'publishing' &&
    post.publishAtMs === null &&
    nowMs < post.createdAtMs + post.processingMs / 2
  return early ? wire.answer.firstStatus : status
}

function profileEcho(post: StoredPost, wire: WireFormat): Fields {
  switch (wire.answer.postProfileId) {
    case 'profileId':
      return { profileId: post.profileId }
    case 'profileIds':
      return { profileIds: [post.profileId] }
    case 'none':
      return {}
  }
}

function mediaEcho(post: StoredPost, wire: WireFormat): Fields {
  switch (wire.answer.postMediaKeys) {
    case 'mediaKeys':
      return { mediaKeys: [post.mediaKey] }
    case 'media':
      return { media: [{ mediaKey: post.mediaKey, type: 'video' }] }
    case 'none':
      return {}
  }
}

function optionsEcho(post: StoredPost, wire: WireFormat, url: string | null): Fields {
  const link = wire.answer.postUrl === 'tiktok' && url !== null ? { url } : {}
  switch (post.quirks?.echo ?? wire.options.echo) {
    case 'sent':
      return { platforms: { tiktok: { ...post.options, ...link } } }
    case 'applied':
      return { platforms: { tiktok: { ...writeOptions(wire, appliedOptions(post)), ...link } } }
    case 'none':
      return 'url' in link ? { platforms: { tiktok: link } } : {}
  }
}

function failureEcho(code: string, wire: WireFormat): Fields {
  const message = failMessage(code)
  switch (wire.answer.postError) {
    case 'error':
    case 'failure':
      return { [wire.answer.postError]: { code, message } }
    case 'flat':
      return { errorCode: code, errorMessage: message }
    case 'flat-failure':
      return { failureCode: code, failureReason: message }
    case 'text':
      return { error: message }
  }
}
