export type PostStatus = 'scheduled' | 'publishing' | 'published' | 'failed' | 'cancelled'

/** TikTok's reasons for failing a post after it was accepted, as far as the bytes alone decide them. */
export type LateErrorCode = 'file_format_check_failed' | 'picture_size_check_failed' | 'frame_rate_check_failed'

/** The stored facts that decide a post's state; times in sandbox ms. */
export interface PostTimes {
  createdAtMs: number
  publishAtMs: number | null
  processingMs: number
  /** Set when TikTok will refuse the file after processing. */
  lateErrorCode: LateErrorCode | null
  cancelledAtMs: number | null
}

/** When publishing starts: at once, or at the scheduled time. */
export function publishStartMs(post: PostTimes): number {
  return post.publishAtMs ?? post.createdAtMs
}

/** When processing ends, in success or failure. */
export function settledAtMs(post: PostTimes): number {
  return publishStartMs(post) + post.processingMs
}

/**
 * The state of a post at a moment. Computed from stored times only, so a restart in the middle
 * of publishing changes nothing and no timer can be lost.
 */
export function postStatusAt(post: PostTimes, nowMs: number): PostStatus {
  if (post.cancelledAtMs !== null) return 'cancelled'
  if (post.publishAtMs !== null && nowMs < post.publishAtMs) return 'scheduled'
  if (nowMs < settledAtMs(post)) return 'publishing'
  return post.lateErrorCode === null ? 'published' : 'failed'
}
