import type { StoredPost } from './state/post-store.ts'

/** TikTok's defaults: everybody sees the post and may comment, duet and stitch. */
const unsaid = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: false,
  disableDuet: false,
  disableStitch: false
}

/** The options that took effect on a post, whatever was sent and whatever answers show. */
export function appliedOptions(
  post: Pick<StoredPost, 'options' | 'quirks'>
): Record<string, unknown> {
  return { ...unsaid, ...(post.quirks?.counted ?? post.options) }
}
