import { escapeHtml, page } from './page.ts'

export interface PracticePost {
  username: string
  caption: string
  privacyLevel: string | null
  /** Path of the stored video on this server. */
  videoPath: string
}

/** Where the link of a published practice post leads: the video and the words that went with it. */
export function practicePostPage(post: PracticePost): string {
  return page(
    `Practice post by @${post.username}`,
    `
<video controls playsinline preload="metadata" src="${escapeHtml(post.videoPath)}"></video>
<h1>Practice post</h1>
<p><strong>@${escapeHtml(post.username)}</strong></p>
<p class="caption">${escapeHtml(post.caption)}</p>
<p class="soft">Audience: ${escapeHtml(audienceWords(post.privacyLevel))}. This post exists on this computer only; nothing was sent to TikTok.</p>`
  )
}

function audienceWords(privacyLevel: string | null): string {
  if (privacyLevel === 'SELF_ONLY') return 'only you'
  return privacyLevel === 'MUTUAL_FOLLOW_FRIENDS' ? 'friends' : 'everyone'
}
