import type { Account } from '../../../../contract/account/account.ts'
import { captionLimits, renderCaption } from '../../../../contract/text/caption.ts'
import type { FindingCode } from '../../../../contract/media/finding.ts'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import type { PrivacyLevel } from '../../../../contract/queue/post-options.ts'
import { isBlocked } from '../../../../contract/queue/phase.ts'
import { captionWarnings, longestCaption } from './caption.ts'
import type { Draft } from '../../../state/draft.ts'
import { countSent, countUnderWay, type SentCount } from './sent-counts.ts'

export type PublishBlocker =
  | 'account'
  | 'unusable'
  | 'nothing'
  | 'checking'
  | 'blocked'
  | 'sent'
  | 'selection'
  | 'audience'
  | 'caption'

/** What the Publish button would do now, or why it is disabled. */
export interface PublishPlan {
  jobIds: string[]
  /** Each job's revision when it was shown. */
  seen: Record<string, number>
  /** The jobs that get the panel's caption; the others keep their own. */
  captioned: string[]
  /** Ready files that have their own caption, kept or not. */
  ownCaptions: number
  /** The audiences: several if each file keeps its own choice; empty if a file has none. */
  audiences: { level: PrivacyLevel; files: number }[]
  /** Each file keeps its own choice, because the panel has none. */
  ownChoices: boolean
  /** Each warning with its files by name in order of sending; the most frequent first. */
  warnings: { code: FindingCode; files: string[] }[]
  /** Files of this account that need attention or are still being checked: they are not sent. */
  blocked: number
  checking: number
  /** Outcomes of the files (or the selected ones) once none is left to confirm; else null. */
  sent: SentCount[] | null
  /** Files (or the selected ones) that were confirmed and are not settled yet. */
  underWay: { sending: number; waiting: number }
  captionLength: number
  onlySelected: boolean
  blocker: PublishBlocker | null
}

export interface PublishChoice {
  account: Account | null
  draft: Pick<Draft, 'audience' | 'caption' | 'replaceCaptions'>
  selected: ReadonlySet<string>
}

/** Plans what to send: the account's ready files, or the selected ones among them. */
export function planPublish(
  rows: readonly JobRow[],
  { account, draft, selected }: PublishChoice
): PublishPlan {
  const own = rows.filter((row) => row.profileId === account?.profileId)
  const inScope = selected.size === 0 ? own : own.filter((row) => selected.has(row.id))
  const ready = inScope.filter((row) => row.phase === 'ready')
  const captioned = ready.filter((row) => getsCaption(row, draft))
  const plan = {
    jobIds: ready.map((row) => row.id),
    seen: Object.fromEntries(ready.map((row) => [row.id, row.revision])),
    captioned: captioned.map((row) => row.id),
    ownCaptions: ready.filter((row) => row.caption !== '').length,
    ...audienceOf(ready, draft.audience),
    warnings: listWarnings(ready, draft),
    blocked: inScope.filter((row) => isBlocked(row.phase)).length,
    checking: inScope.filter((row) => row.phase === 'checking').length,
    sent: countSent(inScope),
    underWay: countUnderWay(inScope),
    captionLength: longestCaption(
      draft.caption,
      captioned.map((row) => row.name)
    ),
    onlySelected: selected.size > 0
  }
  return { ...plan, blocker: whyNot(plan, own, account) }
}

/** The panel's caption never overwrites a file's own caption unless the user chooses so. */
function getsCaption(row: JobRow, { caption, replaceCaptions }: PublishChoice['draft']): boolean {
  return caption !== '' && (replaceCaptions || row.caption === '')
}

function audienceOf(
  ready: readonly JobRow[],
  chosen: PrivacyLevel | null
): Pick<PublishPlan, 'audiences' | 'ownChoices'> {
  if (chosen !== null)
    return { audiences: [{ level: chosen, files: ready.length }], ownChoices: false }
  const files = new Map<PrivacyLevel, number>()
  for (const { privacyLevel } of ready) {
    if (privacyLevel === null) return { audiences: [], ownChoices: false }
    files.set(privacyLevel, (files.get(privacyLevel) ?? 0) + 1)
  }
  return {
    audiences: [...files].map(([level, n]) => ({ level, files: n })),
    ownChoices: ready.length > 0
  }
}

function whyNot(
  plan: Omit<PublishPlan, 'blocker'>,
  own: readonly JobRow[],
  account: Account | null
): PublishBlocker | null {
  if (account === null) return 'account'
  if (!account.usable) return 'unusable'
  if (plan.jobIds.length === 0) {
    if (own.length === 0) return 'nothing'
    if (plan.checking > 0) return 'checking'
    if (plan.onlySelected) return 'selection'
    return plan.blocked > 0 ? 'blocked' : 'sent'
  }
  if (plan.audiences.length === 0) return 'audience'
  return plan.captionLength > captionLimits.units ? 'caption' : null
}

/**
 * Reads caption warnings from the row's findings if it keeps its caption, else from the new one.
 */
function listWarnings(
  rows: readonly JobRow[],
  draft: PublishChoice['draft']
): PublishPlan['warnings'] {
  const files = new Map<FindingCode, string[]>()
  const ofTemplate = captionWarnings(renderCaption(draft.caption, ''))
  // A file name changes the warnings only if it contains `#` or a line break.
  const ofCaption = (name: string): FindingCode[] =>
    /[#\r\n]/.test(name) ? captionWarnings(renderCaption(draft.caption, name)) : ofTemplate
  for (const row of rows) {
    const keepsCaption = row.caption !== '' && !getsCaption(row, draft)
    const found = row.findings
      .filter(
        ({ code, severity }) =>
          severity === 'warn' && (keepsCaption || !/^(?:CAPTION|HASHTAGS)_/.test(code))
      )
      .map(({ code }) => code)
    const codes = new Set([...found, ...(keepsCaption ? [] : ofCaption(row.name))])
    for (const code of codes) {
      const names = files.get(code)
      if (names === undefined) files.set(code, [row.name])
      else names.push(row.name)
    }
  }
  return [...files]
    .map(([code, names]) => ({ code, files: names }))
    .toSorted((a, b) => b.files.length - a.files.length)
}
