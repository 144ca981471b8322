import { escapeHtml, page } from './page.ts'

export interface ProfilePost {
  /** Path of the post's own page on this server. */
  path: string
  caption: string
}

/** An account as others see it: what of it is published, the newest first. */
export function practiceProfilePage(username: string, posts: readonly ProfilePost[]): string {
  const items = posts.map(
    ({ path, caption }) =>
      `<li><a href="${escapeHtml(path)}">${escapeHtml(caption === '' ? 'without a caption' : caption)}</a></li>`
  )
  return page(
    `Practice account @${username}`,
    `
<h1>@${escapeHtml(username)}</h1>
<p class="soft">A practice account: its posts exist on this computer only.</p>
${items.length === 0 ? '<p>Nothing is published yet.</p>' : `<ul>${items.join('')}</ul>`}`
  )
}
