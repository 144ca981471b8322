import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import type { AcceptedPost } from '../../../sandbox/index.ts'
import { findingText } from '../../text/finding-text.ts'
import type { Clip } from './clip-plan.ts'

export interface Judgement {
  clip: Clip
  good: boolean
  text: string
}

/** What the demo can see of one clip: our job, and what the sandbox got with the same bytes. */
export interface Evidence {
  clip: Clip
  job: Job | undefined
  postsWithItsBytes: readonly AcceptedPost[]
}

/** Whether a clip ended as it should, by our own record and by the sandbox's. */
export function judgeClip({ clip, job, postsWithItsBytes }: Evidence): Judgement {
  const judged = (good: boolean, text: string): Judgement => ({ clip, good, text })
  if (!job) return judged(false, t('cli.demo.not-queued'))
  if (clip.expect.kind === 'published') {
    const [post, ...more] = postsWithItsBytes
    if (job.phase !== 'published')
      return judged(
        false,
        job.error
          ? t('cli.demo.not-published-for', { phase: job.phase, code: job.error.code })
          : t('cli.demo.not-published', { phase: job.phase })
      )
    if (!post || more.length > 0)
      return judged(false, t('cli.demo.not-once', { n: postsWithItsBytes.length }))
    if (post.status !== 'published' || post.postId !== job.postId || post.url !== job.url)
      return judged(false, t('cli.demo.another-story'))
    return judged(true, job.url ?? t('cli.demo.published'))
  }
  const { code } = clip.expect
  const finding = job.findings.find((found) => found.severity === 'block' && found.code === code)
  if (!isBlocked(job.phase) || !finding)
    return judged(false, t('cli.demo.not-stopped', { code, phase: job.phase }))
  if (postsWithItsBytes.length > 0 || job.attempts > 0) return judged(false, t('cli.demo.leaked'))
  return judged(true, t('cli.demo.stopped', { finding: findingText(finding) }))
}

/** The sandbox's own record holds exactly what we call published: as many posts, none besides. */
export function recordsAgree(published: number, record: readonly AcceptedPost[]): boolean {
  return record.length === published && record.every((post) => post.status === 'published')
}
