import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { t } from '../../../../contract/messages/say.ts'

export interface CheckInShort {
  level: 'block' | 'warn' | 'fine'
  text: string
}

/** Summarizes the findings in few words: "Too short, no sound". Null while checks run. */
export function checkInShort({
  phase,
  findings
}: Pick<JobRow, 'phase' | 'findings'>): CheckInShort | null {
  if (phase === 'checking') return null
  const named = (severity: 'block' | 'warn'): string =>
    sentence(
      findings
        .filter((finding) => finding.severity === severity)
        .map(({ code }) => t(`findings.${code}`))
    )
  const blocks = named('block')
  if (blocks !== '') return { level: 'block', text: blocks }
  const warnings = named('warn')
  return warnings === ''
    ? { level: 'fine', text: t('status.looksFine') }
    : { level: 'warn', text: warnings }
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
