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
  if (!job) return judged(false, 'it never came into the queue')
  if (clip.expect.kind === 'published') {
    const [post, ...more] = postsWithItsBytes
    if (job.phase !== 'published')
      return judged(
        false,
        `it should be published, and is ${job.phase}${job.error ? ` (${job.error.code})` : ''}`
      )
    if (!post || more.length > 0)
      return judged(false, `the sandbox has it ${postsWithItsBytes.length} times, not once`)
    if (post.status !== 'published' || post.postId !== job.postId || post.url !== job.url)
      return judged(false, 'the sandbox tells another story of this post')
    return judged(true, job.url ?? 'published')
  }
  const { code } = clip.expect
  const finding = job.findings.find((found) => found.severity === 'block' && found.code === code)
  if (!isBlocked(job.phase) || !finding)
    return judged(false, `it should be stopped by ${code}, and is ${job.phase}`)
  if (postsWithItsBytes.length > 0 || job.attempts > 0)
    return judged(false, 'bytes of it left all the same')
  return judged(true, `${findingText(finding)}; not a byte left`)
}

/** The sandbox's own record holds exactly what we call published: as many posts, none besides. */
export function recordsAgree(published: number, record: readonly AcceptedPost[]): boolean {
  return record.length === published && record.every((post) => post.status === 'published')
}
