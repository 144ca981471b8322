export type PostStatus = 'scheduled' | 'publishing' | 'published' | 'failed' | 'cancelled'

/** The stored facts that decide a post's state; times in sandbox ms. */
export interface PostTimes {
  createdAtMs: number
  publishAtMs: number | null
  processingMs: number
  /** Set if TikTok will refuse the post after processing: one of its fail reasons. */
  lateErrorCode: string | null
  cancelledAtMs: number | null
}

/** Returns when publishing starts: at once, or at the scheduled time. */
export function publishStartMs(post: PostTimes): number {
  return post.publishAtMs ?? post.createdAtMs
}

/** Returns when processing ends, in success or failure. */
export function settledAtMs(post: PostTimes): number {
  return publishStartMs(post) + post.processingMs
}

/**
 * Returns the state of a post at a moment. Computed from stored times only, so a restart in the
 * middle of publishing changes nothing and no timer can be lost.
 */
export function postStatusAt(post: PostTimes, nowMs: number): PostStatus {
  if (post.cancelledAtMs !== null) return 'cancelled'
  if (post.publishAtMs !== null && nowMs < post.publishAtMs) return 'scheduled'
  if (nowMs < settledAtMs(post)) return 'publishing'
  return post.lateErrorCode === null ? 'published' : 'failed'
}
