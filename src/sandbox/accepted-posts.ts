import type { SandboxContext } from './context.ts'
import { appliedOptions } from './applied-options.ts'
import { postStatusAt, type PostStatus } from './post-status.ts'
import type { StoredPost } from './state/post-store.ts'
import { iso, postUrl } from './wire.ts'

/** One post as the sandbox accepted it, identified by the bytes it received. */
export interface AcceptedPost extends Pick<
  StoredPost,
  'profileId' | 'mediaKey' | 'sha256' | 'sizeBytes' | 'caption' | 'options'
> {
  postId: string
  status: PostStatus
  /** TikTok's reason when `status` is `failed`. */
  errorCode: string | null
  url: string | null
  publishAt: string | null
  createdAt: string
}

/** An accepted post with the options in effect. */
export interface RecordedPost extends AcceptedPost {
  /** The options in effect, in TikTok's default names: shows any post that became public. */
  appliedOptions: Record<string, unknown>
}

/** Returns every post ever accepted, oldest first, in its current state. */
export function acceptedPosts(context: SandboxContext): RecordedPost[] {
  const nowMs = context.clock.nowMs()
  return context.posts.all().map((post) => {
    const status = postStatusAt(post, nowMs)
    return {
      postId: post.id,
      profileId: post.profileId,
      mediaKey: post.mediaKey,
      sha256: post.sha256,
      sizeBytes: post.sizeBytes,
      caption: post.caption,
      options: post.options,
      appliedOptions: appliedOptions(post),
      status,
      errorCode: status === 'failed' ? post.lateErrorCode : null,
      url: status === 'published' ? postUrl(post, context.origin()) : null,
      publishAt: post.publishAtMs === null ? null : iso(post.publishAtMs),
      createdAt: iso(post.createdAtMs)
    }
  })
}
