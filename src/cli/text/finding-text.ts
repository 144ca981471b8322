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
  return `${code}: measured ${measureText(measured)}, allowed ${measureText(allowed)}`
}

/** What blocks first, then what warns, each once. */
export function findingsText(findings: readonly Finding[]): string {
  const shown = [
    ...findings.filter((finding) => finding.severity === 'block'),
    ...findings.filter((finding) => finding.severity === 'warn')
  ]
  return shown.map((finding) => findingText(finding)).join('; ')
}
