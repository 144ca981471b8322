import type { Finding } from '../../contract/media/finding.ts'
import type { Job } from '../../contract/queue/job.ts'
import { t } from '../../contract/messages/say.ts'
import { measureText } from '../../contract/text/measure-text.ts'
import type { Receipt } from '../../contract/history/receipt.ts'
import { phaseWords } from '../../engine/domain/phase-words.ts'
import { createRedactor } from '../../engine/diagnostics/redactor.ts'
import { displayPath } from './job-row.ts'

export interface ReportFacts {
  version: string
  home: string
  /** Keys in use. */
  secrets: readonly string[]
}

/**
 * Describes a job as plain text for support: its facts, phase, measurements and ids at Aether.
 * Never contains the caption, not even from an answer that repeats it; the home folder is `~`.
 */
export function describeJob(
  job: Job,
  history: Receipt['history'],
  { version, home, secrets }: ReportFacts
): string {
  const clean = createRedactor({ secrets, home })
  const cleanAnswer = createRedactor({ secrets, home, texts: [job.caption] })
  const requests = [
    ...new Set(history.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])))
  ]
  const facts = [
    t('desktop.report.file', { path: clean(displayPath(job.path, home)), size: job.sizeBytes }),
    stateOf(job),
    job.error && t('desktop.report.failure', { failure: cleanAnswer(job.error.message) }),
    job.error && t('desktop.report.code', { code: cleanAnswer(job.error.code) }),
    requests.length > 0 && t('desktop.report.requests', { ids: clean(requests.join(', ')) }),
    job.postId !== null && t('desktop.report.post', { id: clean(job.postId) }),
    job.url !== null && t('desktop.report.link', { url: clean(job.url) }),
    t('desktop.report.account', { id: clean(job.profileId) }),
    job.attempts > 0 && t('desktop.report.attempts', { n: job.attempts }),
    t('desktop.report.added', { time: job.createdAt }),
    job.scheduledFor !== null && t('desktop.report.scheduled', { time: job.scheduledFor }),
    job.submittedAt !== null && t('desktop.report.sent', { time: job.submittedAt }),
    job.settledAt !== null && t('desktop.report.settled', { time: job.settledAt })
  ].filter((fact) => fact !== null && fact !== false)
  const checks =
    job.findings.length === 0
      ? [t('desktop.report.no-findings')]
      : [
          t('desktop.report.findings'),
          ...job.findings.map((finding) => clean(describeFinding(finding)))
        ]
  return [t('desktop.report.app', { version }), ...facts, ...checks].join('\n')
}

function stateOf({ phase, waiting, overdue }: Job): string {
  return t('desktop.report.state', {
    phase: phaseWords[phase],
    waiting: waiting?.reason ?? 'no',
    until: waiting?.until ?? 'no',
    overdue: overdue ? 'yes' : 'no'
  })
}

function describeFinding({ code, severity, measured, allowed, message }: Finding): string {
  const [is, may] = [measureText(measured), measureText(allowed)]
  const facts = { code, severity, finding: message }
  if (is === '') return t('desktop.report.finding', facts)
  return may === ''
    ? t('desktop.report.finding-measured', { ...facts, measured: is })
    : t('desktop.report.finding-allowed', { ...facts, measured: is, allowed: may })
}
