import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { phaseMay, phaseTraits, type Tone } from '../../../../contract/queue/phase.ts'
import { formatInstant, formatWhen } from '../../../shared/format.ts'
import { strings } from '../../../shared/strings.ts'
import { checkInShort } from './check-in-short.ts'
import type { StatusIcon } from './status-icons.ts'

/** A row's status: always an icon, a word and a colour; a note where there is more to say. */
export interface RowStatus {
  icon: StatusIcon
  word: string
  tone: Tone
  note: string | null
  /** The note where the time of this row stands in a column of its own. */
  brief: string | null
  /** The note with its time as day, clock and zone, for a closer look. Null without a time. */
  exact: string | null
  /** 0 to 100 while bytes go up; null when no percentage would be true. */
  percent: number | null
}

const status = (
  icon: StatusIcon,
  word: string,
  tone: Tone,
  note: string | null = null,
  percent: number | null = null
): RowStatus => ({ icon, word, tone, note, brief: note, exact: null, percent })
const text = strings.status

/**
 * The one status of a row.
 * @param sentBytes bytes sent so far while it is uploading
 * @param stalledS seconds for which its upload has moved no byte; null while it moves
 */
export function rowStatus(
  row: JobRow,
  sentBytes: number,
  nowMs: number,
  stalledS: number | null = null
): RowStatus {
  if (row.fileMissing && phaseMay(row.phase, 'locate'))
    return status('warning', text.fileMissing, 'amber', text.fileMissingNote)
  const own = (icon: StatusIcon, word: string, note?: string | null, percent?: number): RowStatus =>
    status(icon, word, phaseTraits[row.phase].tone, note, percent)
  switch (row.phase) {
    case 'checking':
      return own('spinner', text.checking)
    case 'needs-attention':
      return own('warning', text.needsAttention, row.error?.message ?? blocked(row))
    case 'ready':
      return warnCount(row) > 0
        ? own('ready', text.ready, text.warnings(warnCount(row)))
        : own('ready', text.ready, text.looksFine)
    case 'waiting':
      return waitingStatus(row, nowMs)
    case 'uploading': {
      const percent =
        row.sizeBytes === 0 ? 0 : Math.min(99, Math.floor((sentBytes * 100) / row.sizeBytes))
      if (stalledS !== null)
        return status(
          'upload',
          text.uploading,
          'amber',
          text.stalled(stalledS < 90 ? `${stalledS} s` : `${Math.floor(stalledS / 60)} min`),
          percent
        )
      return own(
        'upload',
        text.uploading,
        row.attempts > 1 ? text.attempt(row.attempts) : null,
        percent
      )
    }
    case 'uploaded':
      return own('upload', text.uploaded, text.uploadedNote)
    case 'submitting':
      return own('send', text.submitting)
    case 'processing':
      return own('spinner', text.processing, row.overdue ? text.overdue : text.processingNote)
    case 'scheduled':
      return own(
        'calendar',
        text.scheduled,
        row.pendingChange === null
          ? text.scheduledNote
          : row.pendingChange === 'withdraw'
            ? text.withdrawing
            : text.moving
      )
    case 'published':
      return own('published', text.published)
    case 'failed':
      return own('failed', text.failed, row.error?.message ?? null)
    case 'cancelled':
      return own('cancelled', text.cancelled)
    case 'unknown':
      return own('unknown', text.unknown, text.unknownNote)
  }
}

function blocked(row: JobRow): string | null {
  const check = checkInShort(row)
  return check?.level === 'block' ? check.text : null
}

function warnCount(row: JobRow): number {
  return row.findings.filter(({ severity }) => severity === 'warn').length
}

function waitingStatus(row: JobRow, nowMs: number): RowStatus {
  if (row.missed) return status('warning', text.needsAttention, 'amber', text.missed)
  if (row.waiting === null) return status('clock', text.queued, 'grey', text.queuedNote)
  const { reason, until } = row.waiting
  const when = until === null ? null : formatWhen(until, nowMs)
  const exact = until === null ? null : formatInstant(until)
  const grey = (icon: StatusIcon, word: string, note: string): RowStatus =>
    status(icon, word, 'grey', note)
  const timed = (
    icon: StatusIcon,
    word: string,
    note: (when: string | null) => string
  ): RowStatus => ({ ...grey(icon, word, note(when)), brief: note(null), exact })
  switch (reason) {
    case 'schedule':
      return { ...status('calendar', text.scheduled, 'violet', when), brief: null, exact }
    case 'quota':
      return timed('clock', text.waiting, text.quota)
    case 'rate-limit':
      return timed('clock', text.waiting, text.rateLimit)
    case 'offline':
      return grey('offline', text.waiting, text.offline)
    case 'paused':
      return grey('paused', text.paused, text.pausedNote)
    case 'audience-check':
      return status('warning', text.audienceCheck, 'amber', text.audienceCheckNote)
    case 'not-authorised':
      return grey('clock', text.waiting, text.notAuthorised)
    case 'reconnect':
      return grey('clock', text.waiting, text.reconnect)
    case 'back-off':
      return timed('retry', text.retrying, (at) => text.backOff(row.attempts, at))
  }
}
