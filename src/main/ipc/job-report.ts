import type { Finding } from '../../contract/media/finding.ts'
import type { Job } from '../../contract/queue/job.ts'
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
 * One job as plain text for a support message: its facts, phase, measurements and ids at Aether.
 * Never holds the caption, not even from an answer that repeats it; the home folder is `~`.
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
  const lines: [name: string, value: string | null][] = [
    ['File', clean(`${displayPath(job.path, home)} (${job.sizeBytes} bytes)`)],
    ['State', stateOf(job)],
    ['What happened', job.error === null ? null : cleanAnswer(job.error.message)],
    ['Code', job.error === null ? null : cleanAnswer(job.error.code)],
    ['Request id', requests.length === 0 ? null : clean(requests.join(', '))],
    ['Post id', job.postId === null ? null : clean(job.postId)],
    ['Link', job.url === null ? null : clean(job.url)],
    ['Account', clean(job.profileId)],
    ['Upload attempts', job.attempts === 0 ? null : String(job.attempts)],
    ['Added', job.createdAt],
    ['Goes out', job.scheduledFor],
    ['Sent', job.submittedAt],
    ['Settled', job.settledAt]
  ]
  const facts = lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  const checks =
    job.findings.length === 0
      ? ['Checks: nothing found']
      : ['Checks:', ...job.findings.map((finding) => clean(describeFinding(finding)))]
  return [`Aether Uploader ${version}`, ...facts, ...checks].join('\n')
}

function stateOf({ phase, waiting, overdue }: Job): string {
  const why =
    waiting === null
      ? null
      : `${waiting.reason}${waiting.until === null ? '' : ` until ${waiting.until}`}`
  return [phaseWords[phase], why, overdue ? 'for over a day' : null]
    .filter((part) => part !== null)
    .join(', ')
}

function describeFinding({ code, severity, measured, allowed, message }: Finding): string {
  const [is, may] = [measureText(measured), measureText(allowed)]
  return `- ${code} (${severity}): ${message}${is === '' ? '' : ` Measured ${is}${may === '' ? '' : `, allowed ${may}`}.`}`
}
