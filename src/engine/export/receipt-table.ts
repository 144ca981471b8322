import { stringify } from 'csv-stringify/sync'
import type { Receipt } from '../../contract/history/receipt.ts'

type Cell = string | number | null

const allowed = (disabled: boolean | undefined): Cell =>
  disabled === undefined ? null : disabled ? 'off' : 'on'

/** One row per receipt; the history lists phase changes as "time phase". Same for app and CLI. */
const columns: Readonly<Record<string, (receipt: Receipt) => Cell>> = {
  path: ({ path }) => path,
  profileId: ({ profileId }) => profileId,
  phase: ({ phase }) => phase,
  url: ({ url }) => url,
  postId: ({ postId }) => postId,
  caption: ({ caption }) => caption,
  privacyLevel: ({ options }) => options?.privacyLevel ?? null,
  comments: ({ options }) => allowed(options?.disableComment),
  duets: ({ options }) => allowed(options?.disableDuet),
  stitches: ({ options }) => allowed(options?.disableStitch),
  consentAt: ({ consentAt }) => consentAt,
  submittedAt: ({ submittedAt }) => submittedAt,
  settledAt: ({ settledAt }) => settledAt,
  sha256: ({ sha256 }) => sha256,
  sizeBytes: ({ sizeBytes }) => sizeBytes,
  errorCode: ({ error }) => error?.code ?? null,
  errorMessage: ({ error }) => error?.message ?? null,
  requestIds: ({ history }) => history.flatMap(({ requestId }) => requestId ?? []).join(' '),
  history: ({ history }) => history.map(({ at, phase }) => `${at} ${phase}`).join('; '),
  jobId: ({ jobId }) => jobId
}

/** Marks the file as UTF-8 for spreadsheets; without it, older ones garble every accent. */
export const byteOrderMark = '\uFEFF'

/** Returns a table with a header. Makes cells harmless that a spreadsheet would run as formulas. */
export function toCsv(receipts: readonly Receipt[]): string {
  return csvHeader() + csvRows(receipts)
}

/** Returns the first line of the table, for a caller that writes it in parts. */
export function csvHeader(): string {
  return stringify([], { header: true, columns: Object.keys(columns) })
}

/** Table lines. A cell that starts with `=+-@`, a tab or a line break gets a leading `'`. */
export function csvRows(receipts: readonly Receipt[]): string {
  return stringify(
    receipts.map((receipt) => Object.values(columns).map((cellOf) => cellOf(receipt))),
    { escape_formulas: true }
  )
}
