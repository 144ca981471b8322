import { t } from '../../contract/messages/say.ts'
import type { Finding } from '../../contract/media/finding.ts'
import { measureText, toldByMessage } from '../../contract/text/measure-text.ts'

/** "VIDEO_TOO_SHORT: measured 9 s, allowed 15 to 60 s"; in `toldByMessage`: code and message. */
export function findingText({
  code,
  measured,
  allowed,
  message
}: Pick<Finding, 'code' | 'measured' | 'allowed' | 'message'>): string {
  if (toldByMessage.has(code)) return `${code}: ${message.replace(/\.$/u, '')}`
  return t('cli.finding.measured', {
    code,
    measured: measureText(measured),
    allowed: measureText(allowed)
  })
}

/** What blocks first, then what warns. */
export function findingsText(findings: readonly Finding[]): string {
  return ofSeverities(findings, 'block', 'warn').map(findingText).join('; ')
}

/** Findings of these severities, in the order in which those are named. */
export function ofSeverities(
  findings: readonly Finding[],
  ...severities: Finding['severity'][]
): Finding[] {
  return severities.flatMap((one) => findings.filter(({ severity }) => severity === one))
}
