import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { wasAnswered } from '../../../../contract/queue/phase.ts'

/** What the banner of the audience check has to say; null when no row waits for it. */
export interface AudienceCheck {
  /** The post to look at; null where it is no longer in the list. */
  post: JobRow | null
  /** Aether answered with another audience than was chosen. */
  differs: boolean
  /** What waits for the answer, and goes nowhere if it is no. */
  heldIds: string[]
}

/** Finds the post to check: one whose audience differs from the choice, else the newest limited. */
export function findAudienceCheck(rows: readonly JobRow[]): AudienceCheck | null {
  const heldIds = rows
    .filter((row) => row.waiting?.reason === 'audience-check')
    .map((row) => row.id)
  if (heldIds.length === 0) return null
  const sent = rows
    .filter((row) => wasAnswered(row.phase) && row.armed)
    .toSorted((a, b) => b.revision - a.revision)
  const differing = sent.find((row) => row.error?.code === 'AUDIENCE_DIFFERS')
  const chosen = sent.find(
    (row) =>
      row.phase !== 'cancelled' &&
      row.privacyLevel !== null &&
      row.privacyLevel !== 'PUBLIC_TO_EVERYONE'
  )
  return { post: differing ?? chosen ?? null, differs: differing !== undefined, heldIds }
}
