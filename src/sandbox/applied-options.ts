import type { StoredPost } from './state/post-store.ts'

/** TikTok's defaults: everybody sees the post and may comment, duet and stitch. */
const unsaid = {
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  disableComment: false,
  disableDuet: false,
  disableStitch: false
}

/** Returns the options in effect for a post, whatever was sent and whatever answers show. */
export function appliedOptions(
  post: Pick<StoredPost, 'options' | 'quirks'>
): Record<string, unknown> {
  return { ...unsaid, ...(post.quirks?.counted ?? post.options) }
}
