import { stringify } from 'csv-stringify/sync'
import type { Receipt } from '../../contract/history/receipt.ts'

/** One row per receipt; the history lists the moves as "time phase". The same for both faces. */
const columns = [
  'path',
  'profileId',
  'phase',
  'url',
  'postId',
  'caption',
  'privacyLevel',
  'comments',
  'duets',
  'stitches',
  'consentAt',
  'submittedAt',
  'settledAt',
  'sha256',
  'sizeBytes',
  'errorCode',
  'errorMessage',
  'requestIds',
  'history',
  'jobId'
] as const

/** Says to spreadsheets that the file is UTF-8; without it, older ones garble every accent. */
export const byteOrderMark = '\uFEFF'

/** A table with a header. Cells that a spreadsheet would run as a formula are made harmless. */
export function toCsv(receipts: readonly Receipt[]): string {
  return csvHeader() + csvRows(receipts)
}

/** The first line of the table, for a caller that writes it in parts. */
export function csvHeader(): string {
  return stringify([], { header: true, columns: [...columns] })
}

/** Lines of the table. A cell that begins with `=+-@`, a tab or a line break gets a leading `'`. */
export function csvRows(receipts: readonly Receipt[]): string {
  return stringify(receipts.map(toRow), { columns: [...columns], escape_formulas: true })
}

const allowed = (disabled: boolean | undefined): 'on' | 'off' | null =>
  disabled === undefined ? null : disabled ? 'off' : 'on'

function toRow(receipt: Receipt): Record<(typeof columns)[number], string | number | null> {
  return {
    path: receipt.path,
    profileId: receipt.profileId,
    phase: receipt.phase,
    url: receipt.url,
    postId: receipt.postId,
    caption: receipt.caption,
    privacyLevel: receipt.options?.privacyLevel ?? null,
    comments: allowed(receipt.options?.disableComment),
    duets: allowed(receipt.options?.disableDuet),
    stitches: allowed(receipt.options?.disableStitch),
    consentAt: receipt.consentAt,
    submittedAt: receipt.submittedAt,
    settledAt: receipt.settledAt,
    sha256: receipt.sha256,
    sizeBytes: receipt.sizeBytes,
    errorCode: receipt.error?.code ?? null,
    errorMessage: receipt.error?.message ?? null,
    requestIds: receipt.history.flatMap((entry) => entry.requestId ?? []).join(' '),
    history: receipt.history.map((entry) => `${entry.at} ${entry.phase}`).join('; '),
    jobId: receipt.jobId
  }
}
