import type { JobRow } from '../../../contract/ipc-rows.ts'
import { isBlocked } from '../../../contract/queue/phase.ts'
import { planPublish, type PublishChoice, type PublishPlan } from './plan/publish-plan.ts'

type NamedFile = Pick<JobRow, 'id' | 'name'>

/** What the panel shows of the list, as plain data: it differs only where the panel would too. */
export interface ComposerView {
  plan: PublishPlan
  /** The files to preview, in order of sending. */
  files: NamedFile[]
  /** Names of the files that get the panel's caption. */
  captioned: string[]
  /** The first file that keeps a caption of its own, with the start of that. */
  keeps: { name: string; caption: string } | null
}

/** Sums the list up for the panel. */
export function makeComposerView(rows: readonly JobRow[], choice: PublishChoice): ComposerView {
  const plan = planPublish(rows, choice)
  const captioned = new Set(plan.captioned)
  const sent = new Set(plan.jobIds)
  const keeps = rows.find(({ id, caption }) => sent.has(id) && caption !== '' && !captioned.has(id))
  return {
    plan,
    files: previewed(rows, choice, sent).map(({ id, name }) => ({ id, name })),
    captioned: rows.filter(({ id }) => captioned.has(id)).map(({ name }) => name),
    keeps: keeps === undefined ? null : { name: keeps.name, caption: keeps.caption }
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
