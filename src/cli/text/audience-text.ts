import { t } from '../../contract/messages/say.ts'
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
  return [
    post ? postText(post, post === differing) : t('cli.audience.look-at-first'),
    t('cli.audience.verify')
  ]
}

function postText({ path, url, options }: Job, differs: boolean): string {
  const post = visibleText([path, url].filter(Boolean).join('  '))
  if (differs || options === null) return t('cli.audience.differs', { post })
  return t('cli.audience.look', { audience: privacyName(options.privacyLevel), post })
}
