import { basename } from 'node:path'
import type { Finding } from '../../../contract/media/finding.ts'
import { isBlocked, isIn, phaseMay } from '../../../contract/queue/phase.ts'
import type { QueueCommand } from '../../../contract/queue/queue-command.ts'
import { checkCaption, verdictOf } from '../../checks/rules.ts'
import { renderCaption } from '../../../contract/text/caption.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import { noTime } from '../admission/schedule-gate.ts'
import type { QueueContext } from '../queue-context.ts'
import { noError, type JobChanges } from '../store/job-changes.ts'
import type { StoredJob } from '../store/stored-job.ts'
import type { CommandOutcome } from './command-result.ts'

/** Replaces findings about the old caption with findings about the new one. */
export function withCaption(findings: readonly Finding[], caption: string): Finding[] {
  return [
    ...findings.filter((finding) => !/^(CAPTION|HASHTAGS)_/.test(finding.code)),
    ...checkCaption(caption)
  ]
}

type Edit = Extract<QueueCommand, { kind: 'edit' }>

/** Edits caption, options or allowances of an unsent job; an audience change unconfirms it. */
export function edit(context: QueueContext, job: StoredJob, request: Edit): CommandOutcome {
  const { jobs } = context
  const letsThrough =
    (request.allowAspect ?? job.allow_aspect) !== job.allow_aspect ||
    (request.allowRepost ?? job.allow_repost) !== job.allow_repost
  const caption =
    request.caption === undefined ? job.caption : renderCaption(request.caption, basename(job.path))
  const options = request.options ?? job.options
  const findings = withCaption(job.findings, caption)
  const changes: JobChanges = {
    caption,
    options,
    allow_aspect: request.allowAspect ?? job.allow_aspect,
    allow_repost: request.allowRepost ?? job.allow_repost,
    findings
  }
  if (!phaseMay(job.phase, 'edit'))
    return `It is ${phaseWords[job.phase]}; only files that are not being sent can be changed.`
  if (isIn(job.phase, 'ended'))
    // A job that TikTok refused is corrected here and confirmed again.
    return jobs.move(job, 'check-again', {
      ...changes,
      hidden: false,
      cleared_from: null,
      ...noError
    })
  if (job.phase === 'checking') return jobs.update(job, changes)
  if (letsThrough || (verdictOf(findings) === 'block') !== isBlocked(job.phase))
    return jobs.move(job, 'check-again', changes)
  if (isIn(job.phase, 'checked')) return jobs.update(job, changes)
  if (JSON.stringify(options) !== JSON.stringify(job.options))
    return jobs.move(job, 'disarm', { ...changes, ...noTime, consent_at_ms: null })
  return jobs.update(job, { ...changes, consent_at_ms: context.ports.clock.nowMs() })
}
