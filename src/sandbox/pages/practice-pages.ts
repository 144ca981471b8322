import { appliedOptions } from '../applied-options.ts'
import type { StoredPost } from '../state/post-store.ts'
import { postUrl } from '../wire.ts'
import { escapeHtml, page } from './page.ts'

/** Returns the page of a published practice post: the video and its caption. */
export function practicePostPage(post: StoredPost): string {
  const audience = audienceWords(appliedOptions(post)['privacyLevel'])
  return page(
    `Practice post by @${post.username}`,
    `
<video controls playsinline preload="metadata" src="/practice/media/${post.videoId}"></video>
<h1>Practice post</h1>
<p><strong>@${escapeHtml(post.username)}</strong></p>
<p class="caption">${escapeHtml(post.caption)}</p>
<p class="soft">Audience: ${audience}. This post exists on this computer only; nothing was sent to TikTok.</p>`
  )
}

/** Returns an account's public page: its published posts, newest first. */
export function practiceProfilePage(username: string, posts: readonly StoredPost[]): string {
  const items = posts.map(
    (post) =>
      `<li><a href="${escapeHtml(postUrl(post, ''))}">${escapeHtml(post.caption === '' ? 'without a caption' : post.caption)}</a></li>`
  )
  return page(
    `Practice account @${username}`,
    `
<h1>@${escapeHtml(username)}</h1>
<p class="soft">A practice account: its posts exist on this computer only.</p>
${items.length === 0 ? '<p>Nothing is published yet.</p>' : `<ul>${items.join('')}</ul>`}`
  )
}

function audienceWords(privacyLevel: unknown): string {
  if (privacyLevel === 'SELF_ONLY') return 'only you'
  return privacyLevel === 'MUTUAL_FOLLOW_FRIENDS' ? 'friends' : 'everyone'
}
