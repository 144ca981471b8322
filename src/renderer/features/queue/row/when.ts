import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { formatInstant, formatWhen } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'

/**
 * Content of the column "When": an instant, what keeps the time, and the exact time with its zone.
 */
export interface When {
  text: string
  note: string | null
  exact: string
}

/** Returns when a row goes out or ended. Null while it has no time. */
export function whenOf(row: JobRow, nowMs: number): When | null {
  if (row.settledAt !== null)
    return { text: past(row.settledAt, nowMs), note: null, exact: formatInstant(row.settledAt) }
  const at = row.scheduledFor ?? row.waiting?.until ?? null
  if (at === null) return null
  if (row.missed) return { text: past(at, nowMs), note: null, exact: formatInstant(at) }
  const note =
    row.scheduledFor === null
      ? null
      : row.keptBy === 'aether'
        ? t('row.byAether')
        : t('row.byThisApp')
  return {
    text: formatWhen(at, nowMs),
    note,
    exact:
      note === t('row.byThisApp')
        ? `${formatInstant(at)}. ${t('row.byThisAppHint')}`
        : formatInstant(at)
  }
}

/** Formats "Today, 15:40 CET", or with the day. */
function past(iso: string, nowMs: number): string {
  const at = new Date(iso)
  if (at.toDateString() !== new Date(nowMs).toDateString()) return formatInstant(iso)
  return t('row.today', {
    time: new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short'
    }).format(at)
  })
}
