import type { Job } from '../../contract/queue/job.ts'
import { wasAnswered } from '../../contract/queue/phase.ts'
import { privacyName } from '../privacy.ts'
import { visibleText } from '../../contract/text/visible-text.ts'

/**
 * What to do about jobs that wait for the audience check: which post to check, what to say then.
 * Empty if none waits for it.
 * @param jobs the whole queue: the post to check may be of an earlier line
 */
export function audienceText(jobs: readonly Job[]): string[] {
  if (!jobs.some((job) => job.waiting?.reason === 'audience-check')) return []
  const sent = jobs
    .filter((job) => job.submittedAt !== null && wasAnswered(job.phase))
    .toSorted((a, b) => (b.submittedAt ?? '').localeCompare(a.submittedAt ?? ''))
  const differing = sent.find((job) => job.error?.code === 'AUDIENCE_DIFFERS')
  const post =
    differing ??
    sent.find((job) => job.options !== null && job.options.privacyLevel !== 'PUBLIC_TO_EVERYONE')
  const name = post ? ` (${visibleText([post.path, post.url].filter(Boolean).join('  '))})` : ''
  const audience = post?.options
    ? ` for the audience "${privacyName(post.options.privacyLevel)}"`
    : ''
  return [
    differing
      ? `Aether answered with another audience or other options than you chose${name}. Look at this post on TikTok now; nothing else is sent.`
      : `One post was sent${audience}${name}. Aether did not say whether it took the choice, so the others wait for you to look at that post on TikTok.`,
    'If it is as you chose, run the same line again with --audience-verified; that is remembered for this API key.'
  ]
}
