import { lateErrorMessage } from './media/media-verdict.ts'
import { postStatusAt, settledAtMs } from './post-status.ts'
import type { Profile } from './state/profile-store.ts'
import type { StoredPost } from './state/post-store.ts'

/** The link of a published post: it opens at the sandbox's own origin, never at TikTok. */
export function postUrl(post: Pick<StoredPost, 'username' | 'videoId'>, origin: string): string {
  return `${origin}/practice/@${post.username}/video/${post.videoId}`
}

/** A post as the API shows it at a moment. Options are echoed exactly as they were sent. */
export function postView(post: StoredPost, nowMs: number, origin: string): Record<string, unknown> {
  const status = postStatusAt(post, nowMs)
  return {
    id: post.id,
    status,
    profileId: post.profileId,
    content: { text: post.caption },
    mediaKeys: [post.mediaKey],
    platforms: { tiktok: post.options },
    createdAt: iso(post.createdAtMs),
    ...(post.publishAtMs === null ? {} : { publishAt: iso(post.publishAtMs) }),
    ...(status === 'published' ? { publishedAt: iso(settledAtMs(post)), platformPostId: post.videoId, url: postUrl(post, origin) } : {}),
    ...(status === 'failed' && post.lateErrorCode !== null ? { error: { code: post.lateErrorCode, message: lateErrorMessage(post.lateErrorCode) } } : {})
  }
}

/** A connected account as the API shows it. The account type is left out: the real service does not tell it. No picture: nothing remote is ever named. */
export function profileView(profile: Profile): Record<string, unknown> {
  return {
    id: profile.id,
    platform: 'tiktok',
    username: profile.username,
    displayName: profile.displayName,
    status: profile.status,
    createdAt: iso(profile.createdAtMs)
  }
}

export function iso(timeMs: number): string {
  return new Date(timeMs).toISOString()
}
