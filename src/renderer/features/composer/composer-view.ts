import { useMemo, useSyncExternalStore } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import { renderCaption } from '../../../contract/text/caption.ts'
import { subscribeThrottled, throttledRows } from '../../state/use-throttled-rows.ts'
import { countCaption, type CaptionCount } from './plan/caption.ts'
import { planPublish, type PublishChoice, type PublishPlan } from './plan/publish-plan.ts'

/** What the panel shows of the list, as plain data: it differs only where the panel would too. */
export interface ComposerView {
  plan: PublishPlan
  /** The files to preview, in order of sending. */
  files: Pick<JobRow, 'id' | 'name'>[]
  /** What the panel's caption comes to in the files that get it. */
  count: CaptionCount
  /** The first file that gets the panel's caption, else the first that keeps its own, with it. */
  example: { name: string; caption: string } | null
}

/** Sums the list up for the panel. */
function makeComposerView(rows: readonly JobRow[], choice: PublishChoice): ComposerView {
  const plan = planPublish(rows, choice)
  const isCaptioned = new Set(plan.captioned)
  const sent = new Set(plan.jobIds)
  const captioned = rows.filter(({ id }) => isCaptioned.has(id)).map(({ name }) => name)
  const [first] = captioned
  const keeps = rows.find((row) => sent.has(row.id) && row.caption !== '')
  return {
    plan,
    files: previewed(rows, choice, sent).map(({ id, name }) => ({ id, name })),
    count: countCaption(choice.draft.caption, captioned),
    example:
      first !== undefined
        ? { name: first, caption: renderCaption(choice.draft.caption, first) }
        : keeps === undefined
          ? null
          : { name: keeps.name, caption: keeps.caption }
  }
}

/** Files to preview: the selected ones, else those that would be sent, else those not ready yet. */
function previewed(
  rows: readonly JobRow[],
  { account, selected }: PublishChoice,
  sent: ReadonlySet<string>
): readonly JobRow[] {
  if (selected.size > 0) return rows.filter(({ id }) => selected.has(id))
  if (sent.size === 0)
    return rows.filter(
      ({ profileId, phase }) =>
        profileId === account?.profileId && (phase === 'checking' || isBlocked(phase))
    )
  return rows.filter(({ id }) => sent.has(id))
}

/** Reads what is made of the rows; the same object as before while it means the same. */
function reader(choice: PublishChoice): () => ComposerView {
  let last: { rows: readonly JobRow[]; view: ComposerView; text: string } | null = null
  return () => {
    const rows = throttledRows()
    if (last?.rows === rows) return last.view
    const view = makeComposerView(rows, choice)
    const text = JSON.stringify(view)
    last = { rows, view: last?.text === text ? last.view : view, text }
    return last.view
  }
}

/**
 * Throttled view of all rows in sending order: while thousands of files are checked, decisions over
 * the whole list do not follow each change. Renders when the answer differs, not when a row does.
 * The user confirms what the panel showed.
 */
export function useComposerView({ account, draft, selected }: PublishChoice): ComposerView {
  const { audience, caption, replaceCaptions } = draft
  const read = useMemo(
    () => reader({ account, draft: { audience, caption, replaceCaptions }, selected }),
    [account, audience, caption, replaceCaptions, selected]
  )
  return useSyncExternalStore(subscribeThrottled, read)
}
