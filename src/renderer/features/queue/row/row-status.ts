import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { phaseMay, phaseTraits, type Tone } from '../../../../contract/queue/phase.ts'
import { formatInstant, formatWhen } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { checkInShort } from './check-in-short.ts'
import type { StatusIcon } from './status-icons.ts'

/** A row's status: always an icon, a word and a color; a note with details if there are any. */
export interface RowStatus {
  icon: StatusIcon
  word: string
  tone: Tone
  note: string | null
  /** The note if a separate column shows this row's time. */
  brief: string | null
  /** The note with its time as day, clock time and zone, for details. Null without a time. */
  exact: string | null
  /** 0 to 100 during an upload; null if no percentage would be true. */
  percent: number | null
}

const status = (
  icon: StatusIcon,
  word: string,
  tone: Tone,
  note: string | null = null,
  percent: number | null = null
): RowStatus => ({ icon, word, tone, note, brief: note, exact: null, percent })

/**
 * Returns the one status of a row.
 * @param sentBytes bytes sent so far while it is uploading
 * @param stalledS seconds since its upload last moved a byte; null while it moves
 */
export function rowStatus(
  row: JobRow,
  sentBytes: number,
  nowMs: number,
  stalledS: number | null = null
): RowStatus {
  if (row.fileMissing && phaseMay(row.phase, 'locate'))
    return status('warning', t('status.fileMissing'), 'amber', t('status.fileMissingNote'))
  const own = (icon: StatusIcon, word: string, note?: string | null, percent?: number): RowStatus =>
    status(icon, word, phaseTraits[row.phase].tone, note, percent)
  switch (row.phase) {
    case 'checking':
      return own('spinner', t('status.checking'))
    case 'needs-attention':
      return own('warning', t('status.needsAttention'), row.error?.message ?? blocked(row))
    case 'ready':
      return warnCount(row) > 0
        ? own('ready', t('status.ready'), t('status.warnings', { n: warnCount(row) }))
        : own('ready', t('status.ready'), t('status.looksFine'))
    case 'waiting':
      return waitingStatus(row, nowMs)
    case 'uploading': {
      const percent =
        row.sizeBytes === 0 ? 0 : Math.min(99, Math.floor((sentBytes * 100) / row.sizeBytes))
      if (stalledS !== null)
        return status(
          'upload',
          t('status.uploading'),
          'amber',
          t('status.stalled', {
            time: stalledS < 90 ? `${stalledS} s` : `${Math.floor(stalledS / 60)} min`
          }),
          percent
        )
      return own(
        'upload',
        t('status.uploading'),
        row.attempts > 1 ? t('status.attempt', { n: row.attempts }) : null,
        percent
      )
    }
    case 'uploaded':
      return own('upload', t('status.uploaded'), t('status.uploadedNote'))
    case 'submitting':
      return own('send', t('status.submitting'))
    case 'processing':
      return own(
        'spinner',
        t('status.processing'),
        row.overdue ? t('status.overdue') : t('status.processingNote')
      )
    case 'scheduled':
      return own(
        'calendar',
        t('status.scheduled'),
        row.pendingChange === null
          ? t('status.scheduledNote')
          : row.pendingChange === 'withdraw'
            ? t('status.withdrawing')
            : t('status.moving')
      )
    case 'published':
      return own('published', t('status.published'))
    case 'failed':
      return own('failed', t('status.failed'), row.error?.message ?? null)
    case 'cancelled':
      return own('cancelled', t('status.cancelled'))
    case 'unknown':
      return own('unknown', t('status.unknown'), t('status.unknownNote'))
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
  if (row.missed) return status('warning', t('status.needsAttention'), 'amber', t('status.missed'))
  if (row.waiting === null)
    return status('clock', t('status.queued'), 'grey', t('status.queuedNote'))
  const { reason, until } = row.waiting
  const when = until === null ? null : formatWhen(until, nowMs)
  const exact = until === null ? null : formatInstant(until)
  const grey = (icon: StatusIcon, word: string, note: string): RowStatus =>
    status(icon, word, 'grey', note)
  const timed = (
    icon: StatusIcon,
    word: string,
    brief: string,
    note: (when: string) => string
  ): RowStatus => ({ ...grey(icon, word, when === null ? brief : note(when)), brief, exact })
  switch (reason) {
    case 'schedule':
      return { ...status('calendar', t('status.scheduled'), 'violet', when), brief: null, exact }
    case 'quota':
      return timed('clock', t('status.waiting'), t('status.quota'), (at) =>
        t('status.quotaUntil', { when: at })
      )
    case 'rate-limit':
      return timed('clock', t('status.waiting'), t('status.rateLimit'), (at) =>
        t('status.rateLimitUntil', { when: at })
      )
    case 'offline':
      return grey('offline', t('status.waiting'), t('status.offline'))
    case 'paused':
      return grey('paused', t('status.paused'), t('status.pausedNote'))
    case 'audience-check':
      return status('warning', t('status.audienceCheck'), 'amber', t('status.audienceCheckNote'))
    case 'not-authorised':
      return grey('clock', t('status.waiting'), t('status.notAuthorised'))
    case 'reconnect':
      return grey('clock', t('status.waiting'), t('status.reconnect'))
    case 'back-off':
      return timed('retry', t('status.retrying'), t('status.attempt', { n: row.attempts }), (at) =>
        t('status.attemptUntil', { n: row.attempts, when: at })
      )
  }
}
