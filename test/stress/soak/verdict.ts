import type { AcceptedPost } from '../../../src/sandbox/index.ts'
import type { FarmClip } from './clip-farm.ts'
import type { QueueCopy } from './read-queue.ts'
import type { JournalLine } from './worker-order.ts'

/** A batch compared with the sandbox's own record. */
export interface Verdict {
  /**
   * Creates per account and hash above one, minus those that the user requested and those that
   * TikTok's daily limit undid late.
   */
  twice: number
  /**
   * Confirmed files without a job, and accepted posts without a job that is published, processing,
   * scheduled or unknown.
   */
  lost: number
  /** Jobs that claim a post that the record does not have. */
  invented: number
  unknown: number
  /** Jobs that are unknown although the record has their post. */
  unknownThatPosted: number
  phases: Record<string, number>
  /** One sentence per fault, for the log. */
  faults: string[]
}

export interface Evidence {
  queue: QueueCopy
  record: readonly AcceptedPost[]
  journal: readonly JournalLine[]
  clips: readonly FarmClip[]
}

const keeps = ['published', 'processing', 'scheduled', 'unknown']
const limitCodes = ['POST_LIMIT_REACHED', 'spam_risk_too_many_posts']

/**
 * Counts double, lost and invented posts. Trusts the record, the journal and the clips' own hashes,
 * not the queue.
 */
export function judge({ queue, record, journal, clips }: Evidence): Verdict {
  const faults: string[] = []
  let twice = 0
  let lost = 0
  for (const { path, sha256 } of clips) {
    const posts = record.filter((post) => post.sha256 === sha256)
    const ordered = journal.filter(
      (line) => line.did === 'post-again' && line.sha256 === sha256
    ).length
    const undone = posts.filter(
      (post) => post.status === 'failed' && limitCodes.includes(post.errorCode ?? '')
    ).length
    const excess = posts.length - 1 - ordered - undone
    if (excess > 0) {
      twice += excess
      faults.push(
        `${path} was posted ${posts.length} times; ${ordered} ordered, ${undone} undone by the limit`
      )
    }
    const jobs = queue.jobs.filter((job) => job.path === path)
    if (
      journal.some((line) => line.did === 'confirmed' && line.path === path) &&
      jobs.length === 0
    ) {
      lost++
      faults.push(`${path} was confirmed and has no job`)
    }
    const live = posts.filter((post) => post.status !== 'failed' && post.status !== 'cancelled')
    if (live.length > 0 && !jobs.some((job) => keeps.includes(job.phase))) {
      lost++
      faults.push(
        `${path} was accepted as ${live.map((post) => post.postId).join(', ')}, and its job is ${jobs.map((job) => job.phase).join(', ') || 'missing'}`
      )
    }
  }
  const invented = queue.jobs.filter(
    (job) => job.post_id !== null && !record.some((post) => post.postId === job.post_id)
  )
  faults.push(
    ...invented.map((job) => `${job.path} claims post ${job.post_id}, which does not exist`)
  )
  const unknown = queue.jobs.filter((job) => job.phase === 'unknown')
  if (queue.setAside > 0) faults.push(`${queue.setAside} rows were set aside`)
  return {
    twice,
    lost: lost + queue.setAside,
    invented: invented.length,
    unknown: unknown.length,
    unknownThatPosted: unknown.filter((job) =>
      record.some((post) => post.sha256 === job.sha256 && post.status !== 'failed')
    ).length,
    phases: tally(queue.jobs.map((job) => job.phase)),
    faults
  }
}

export function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
