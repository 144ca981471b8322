import { useCallback } from 'react'
import type { JobRow } from '../../../contract/ipc-rows.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import { renderCaption } from '../../../contract/text/caption.ts'
import { useRowsView } from '../../state/use-rows.ts'
import { countCaption, type CaptionCount } from './plan/caption.ts'
import { planPublish, type PublishChoice, type PublishPlan } from './plan/publish-plan.ts'

/** The list's data that the panel shows, as plain data: it differs only if the panel does too. */
export interface ComposerView {
  plan: PublishPlan
  /** The files to preview, in order of sending. */
  files: Pick<JobRow, 'id' | 'name'>[]
  /** The counts of the panel's caption, expanded for its files. */
  count: CaptionCount
  /**
   * The first file that gets the panel's caption, else the first with its own, and that caption.
   */
  example: { name: string; caption: string } | null
}

/** Computes the panel's view of the list. */
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

/** Returns files to preview: the selected ones, else those to be sent, else those not ready yet. */
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

/** Returns the panel's view, renewed when its content differs. The user confirms what it showed. */
export function useComposerView({ account, draft, selected }: PublishChoice): ComposerView {
  const { audience, caption, replaceCaptions } = draft
  return useRowsView(
    useCallback(
      (rows) =>
        makeComposerView(rows, {
          account,
          draft: { audience, caption, replaceCaptions },
          selected
        }),
      [account, audience, caption, replaceCaptions, selected]
    )
  )
}
