import type { Finding } from '../../contract/finding.ts'
import { formatMeasure } from './format-amount.ts'

/** "VIDEO_TOO_SHORT: measured 9 s, allowed 15 to 60 s". */
export function findingText(finding: Pick<Finding, 'code' | 'measured' | 'allowed'>): string {
  return `${finding.code}: measured ${formatMeasure(finding.measured)}, allowed ${formatMeasure(finding.allowed)}`
}

/** What blocks first, then what warns, each once. */
export function findingsText(findings: readonly Finding[]): string {
  const shown = [...findings.filter((finding) => finding.severity === 'block'), ...findings.filter((finding) => finding.severity === 'warn')]
  return shown.map((finding) => findingText(finding)).join('; ')
}
