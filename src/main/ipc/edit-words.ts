import { basename } from 'node:path'
import {
  captionLength,
  captionLimits,
  hashtagsIn,
  renderCaption
} from '../../contract/text/caption.ts'
import type { WordChange } from '../../contract/ipc/composer-calls.ts'
import { t } from '../../contract/messages/say.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { RequestResult } from '../../contract/queue/queue-command.ts'

/** The captions of a change: each with its jobs, and the jobs that cannot get one. */
export interface EditedWords {
  orders: { jobIds: string[]; caption: string }[]
  refused: RequestResult['refused']
}

const ending = /(?:\s*#[\p{L}\p{M}\p{N}_]+)+\s*$/u

/** Adds these hashtags to the caption, each once; hashtags inside a sentence stay in place. */
function withHashtags(caption: string, { tags, how }: NonNullable<WordChange['hashtags']>): string {
  const there = hashtagsIn(caption)
  if (how === 'empty' && there.length > 0) return caption
  const kept = (how === 'replace' ? caption.replace(ending, '') : caption).trimEnd()
  const has = new Set(hashtagsIn(kept).map((tag) => tag.toLowerCase()))
  const missing = tags.filter((tag) => !has.has(tag.toLowerCase()))
  if (missing.length === 0) return how === 'replace' ? kept : caption
  return [...(kept === '' ? [] : [kept]), ...missing].join(' ')
}

/**
 * Computes the captions after a change. An unchanged one gets no command; one too long is refused.
 */
export function editWords(
  jobs: readonly Pick<Job, 'id' | 'path' | 'caption'>[],
  { caption, hashtags }: WordChange
): EditedWords {
  const orders = new Map<string, string[]>()
  const refused: RequestResult['refused'] = []
  for (const job of jobs) {
    const words =
      caption !== undefined && (caption.which === 'all' || job.caption === '')
        ? caption.text
        : job.caption
    const next = hashtags === undefined ? words : withHashtags(words, hashtags)
    if (next === job.caption) continue
    if (captionLength(renderCaption(next, basename(job.path))) > captionLimits.units) {
      refused.push({
        jobId: job.id,
        reason: t('desktop.queue.caption-too-long', { most: captionLimits.units })
      })
      continue
    }
    const same = orders.get(next)
    if (same === undefined) orders.set(next, [job.id])
    else same.push(job.id)
  }
  return { orders: [...orders].map(([text, jobIds]) => ({ jobIds, caption: text })), refused }
}
