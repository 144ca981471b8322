import { basename } from 'node:path'
import type { Finding } from '../../../contract/media/finding.ts'
import type { QueueCommand } from '../../../contract/queue/queue-command.ts'
import { checkCaption, verdictOf } from '../../checks/rules.ts'
import { renderCaption } from '../../domain/caption-template.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import { noTime } from '../admission/schedule-gate.ts'
import type { QueueContext } from '../queue-context.ts'
import type { JobChanges } from '../store/job-store.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { did, no, type Verdict } from './command-result.ts'

/** The findings with those about the old caption replaced by those about the new one. */
export function withCaption(findings: readonly Finding[], caption: string): Finding[] {
  return [
    ...findings.filter((finding) => !/^(CAPTION|HASHTAGS)_/.test(finding.code)),
    ...checkCaption(caption)
  ]
}

type Edit = Extract<QueueCommand, { kind: 'edit' }>

/** Edits caption, options or allowances of an unsent job; an audience change unconfirms it. */
export function edit(context: QueueContext, job: StoredJob, request: Edit): Verdict {
  const { jobs } = context
  const letsThrough =
    (request.allowAspect ?? job.allow_aspect) !== job.allow_aspect ||
    (request.allowRepost ?? job.allow_repost) !== job.allow_repost
  const caption =
    request.caption === undefined ? job.caption : renderCaption(request.caption, basename(job.path))
  const options = request.options ?? job.options
  const changes: JobChanges = {
    caption,
    options,
    allow_aspect: request.allowAspect ?? job.allow_aspect,
    allow_repost: request.allowRepost ?? job.allow_repost,
    findings: withCaption(job.findings, caption)
  }
  const disarms = JSON.stringify(options) !== JSON.stringify(job.options)
  switch (job.phase) {
    case 'checking':
      return did(job, jobs.update(job, changes))
    case 'needs-attention':
    case 'ready': {
      const verdict = verdictOf(changes.findings ?? [])
      const flips = letsThrough || (verdict === 'block') !== (job.phase === 'needs-attention')
      return did(job, flips ? jobs.move(job, 'check-again', changes) : jobs.update(job, changes))
    }
    case 'waiting':
      if (letsThrough || verdictOf(changes.findings ?? []) === 'block')
        return did(job, jobs.move(job, 'check-again', changes))
      if (disarms)
        return did(job, jobs.move(job, 'disarm', { ...changes, ...noTime, consent_at_ms: null }))
      return did(job, jobs.update(job, { ...changes, consent_at_ms: context.ports.clock.nowMs() }))
    case 'failed':
    case 'cancelled':
      // What TikTok refused is mended and confirmed again.
      return did(
        job,
        jobs.move(job, 'check-again', {
          ...changes,
          hidden: false,
          cleared_from: null,
          error_code: null,
          error_message: null
        })
      )
    case 'uploading':
    case 'uploaded':
    case 'submitting':
    case 'processing':
    case 'scheduled':
    case 'published':
    case 'unknown':
      return no(
        job,
        `It is ${phaseWords[job.phase]}; only files that are not being sent can be changed.`
      )
  }
}
