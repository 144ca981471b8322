import type { Account } from '../../../contract/account.ts'
import { captionLimits } from '../../../contract/caption.ts'
import type { FindingCode } from '../../../contract/finding.ts'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import type { PrivacyLevel } from '../../../contract/post-options.ts'
import { captionWarnings, expandCaption, longestCaption } from './caption.ts'

export type PublishBlocker = 'account' | 'unusable' | 'nothing' | 'checking' | 'blocked' | 'sent' | 'selection' | 'audience' | 'caption'

/** What the Publish button would do now, or why it does nothing. */
export interface PublishPlan {
  jobIds: string[]
  /** Files with warnings among them, by code, most frequent first. */
  warnings: { code: FindingCode; files: number }[]
  /** Files of this account that need attention or are still being checked: they stay behind. */
  blocked: number
  checking: number
  captionLength: number
  onlySelected: boolean
  blocker: PublishBlocker | null
}

export interface PublishChoice {
  account: Account | null
  audience: PrivacyLevel | null
  caption: string
  selected: ReadonlySet<string>
}

/** Decides what would be sent: the ready files of the chosen account, or those of them that are selected. */
export function planPublish(rows: readonly JobRow[], { account, audience, caption, selected }: PublishChoice): PublishPlan {
  const own = rows.filter((row) => row.profileId === account?.profileId)
  const inScope = selected.size === 0 ? own : own.filter((row) => selected.has(row.id))
  const ready = inScope.filter((row) => row.phase === 'ready')
  const of = (phase: JobRow['phase']): number => inScope.filter((row) => row.phase === phase).length
  const plan = {
    jobIds: ready.map((row) => row.id),
    warnings: countWarnings(ready, caption),
    blocked: of('needs-attention'),
    checking: of('checking'),
    captionLength: longestCaption(caption, ready.map((row) => row.name)),
    onlySelected: selected.size > 0
  }
  return { ...plan, blocker: whyNot(plan, own, account, audience) }
}

function whyNot(plan: Omit<PublishPlan, 'blocker'>, own: readonly JobRow[], account: Account | null, audience: PrivacyLevel | null): PublishBlocker | null {
  if (account === null) return 'account'
  if (!account.usable) return 'unusable'
  if (plan.jobIds.length === 0) {
    if (own.length === 0) return 'nothing'
    if (plan.checking > 0) return 'checking'
    if (plan.onlySelected) return 'selection'
    return plan.blocked > 0 ? 'blocked' : 'sent'
  }
  if (audience === null) return 'audience'
  return plan.captionLength > captionLimits.units ? 'caption' : null
}

/** A row's own findings about a caption are of an older one; what counts is the caption that will be sent. */
function countWarnings(rows: readonly JobRow[], caption: string): { code: FindingCode; files: number }[] {
  const files = new Map<FindingCode, number>()
  for (const row of rows) {
    const ofFile = row.findings.filter(({ code, severity }) => severity === 'warn' && !/^(?:CAPTION|HASHTAGS)_/.test(code)).map(({ code }) => code)
    const codes = new Set([...ofFile, ...captionWarnings(expandCaption(caption, row.name))])
    for (const code of codes) files.set(code, (files.get(code) ?? 0) + 1)
  }
  return [...files].map(([code, n]) => ({ code, files: n })).toSorted((a, b) => b.files - a.files)
}

/** How an account is called in the window: its @name, else its display name, else its id. */
export function accountName(account: Pick<Account, 'username' | 'displayName' | 'profileId'>): string {
  if (account.username !== null && account.username !== '') return `@${account.username.replace(/^@/, '')}`
  return account.displayName ?? account.profileId
}
