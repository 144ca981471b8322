import { appliedOptions } from './applied-options.ts'
import { failMessage } from './fail-reasons.ts'
import { postStatusAt, settledAtMs, type PostStatus } from './post-status.ts'
import type { Profile } from './state/profile-store.ts'
import type { StoredPost } from './state/post-store.ts'
import type { WireFormat } from './wire-format.ts'
import { writeOptions } from './wire-options.ts'

type Fields = Record<string, unknown>

/** Returns the link of a published post: it opens at the sandbox's own origin, never at TikTok. */
export function postUrl(post: Pick<StoredPost, 'username' | 'videoId'>, origin: string): string {
  return `${origin}/practice/@${post.username}/video/${post.videoId}`
}

/** Returns the API's view of a post at a moment; `omit`: omitted fields, by their default names. */
export function postView(
  post: StoredPost,
  wire: WireFormat,
  nowMs: number,
  origin: string,
  omit: readonly string[]
): Fields {
  const { answer } = wire
  const status = postStatusAt(post, nowMs)
  const url = status === 'published' && !omit.includes('url') ? postUrl(post, origin) : null
  const shown = (name: string, fields: Fields): Fields => (omit.includes(name) ? {} : fields)
  return {
    [answer.postId]: post.id,
    status: statusWord(post, status, nowMs, wire),
    ...shown('profileId', profileEcho(post, wire)),
    ...shown('content', { content: { text: post.caption } }),
    ...shown('mediaKeys', mediaEcho(post, wire)),
    ...shown('platforms', optionsEcho(post, wire, url)),
    ...shown('createdAt', named(answer.postCreatedAt, iso(post.createdAtMs))),
    ...(post.publishAtMs === null ? {} : shown('publishAt', { publishAt: iso(post.publishAtMs) })),
    ...(status === 'published'
      ? {
          publishedAt: iso(settledAtMs(post)),
          ...shown('platformPostId', { platformPostId: post.videoId })
        }
      : {}),
    ...(url === null || answer.postUrl === 'tiktok' ? {} : named(answer.postUrl, url)),
    ...(status === 'failed' && post.lateErrorCode !== null
      ? failureEcho(post.lateErrorCode, wire)
      : {})
  }
}

/** Returns the API's view of an account: no account type, as in the real service; no remote URL. */
export function profileView(profile: Profile, wire: WireFormat, origin: string): Fields {
  const { answer } = wire
  return {
    [answer.profileId]: profile.id,
    platform: 'tiktok',
    [answer.username]: profile.username,
    [answer.displayName]: profile.displayName,
    ...named(answer.avatarUrl, `${origin}/practice/avatar/${profile.id}`),
    ...named(answer.profileStatus, profile.status),
    createdAt: iso(profile.createdAtMs)
  }
}

/** Returns the API's view of a Connect Link. */
export function linkView(id: string, url: string, expiresAtMs: number, wire: WireFormat): Fields {
  const { linkId, linkExpiresAt } = wire.answer
  return { ...named(linkId, id), url, ...named(linkExpiresAt, iso(expiresAtMs)) }
}

/** Wraps one object as an answer. */
export function writeObject(wire: WireFormat, fields: Fields): Fields {
  return wire.answer.envelope === 'data' ? { data: fields } : fields
}

/** Wraps a list as an answer; `cursor` is undefined if the list has no pages. */
export function writeList(
  wire: WireFormat,
  name: 'posts' | 'profiles',
  items: readonly Fields[],
  cursor?: string | null
): Fields | readonly Fields[] {
  const next = cursor === undefined ? {} : { [wire.answer.nextCursor]: cursor }
  return {
    bare: items,
    nested: { data: { items, ...next } },
    'own-name': { [name]: items, ...next },
    data: { data: items, ...next },
    items: { items, ...next }
  }[wire.answer.list]
}

export function iso(timeMs: number): string {
  return new Date(timeMs).toISOString()
}

/** Returns a field by its name in the format; nothing if the format lacks it. */
function named(name: string | null, value: unknown): Fields {
  return name === null ? {} : { [name]: value }
}

function statusWord(post: StoredPost, status: PostStatus, nowMs: number, wire: WireFormat): string {
  const early =
    status === 'publishing' &&
    post.publishAtMs === null &&
    nowMs < post.createdAtMs + post.processingMs / 2
  return early ? wire.answer.firstStatus : status
}

function profileEcho({ profileId }: StoredPost, { answer }: WireFormat): Fields {
  const echoes = { profileId: { profileId }, profileIds: { profileIds: [profileId] }, none: {} }
  return echoes[answer.postProfileId]
}

function mediaEcho({ mediaKey }: StoredPost, { answer }: WireFormat): Fields {
  return {
    mediaKeys: { mediaKeys: [mediaKey] },
    media: { media: [{ mediaKey, type: 'video' }] },
    none: {}
  }[answer.postMediaKeys]
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
  return {
    error: { error: { code, message } },
    failure: { failure: { code, message } },
    flat: { errorCode: code, errorMessage: message },
    'flat-failure': { failureCode: code, failureReason: message },
    text: { error: message }
  }[wire.answer.postError]
}
