import { stringify } from 'csv-stringify/sync'
import type { Receipt } from '../../contract/history/receipt.ts'

type Cell = string | number | null

const allowed = (disabled: boolean | undefined): Cell =>
  disabled === undefined ? null : disabled ? 'off' : 'on'

/** One row per receipt; the history lists the moves as "time phase". The same for both faces. */
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

/** Says to spreadsheets that the file is UTF-8; without it, older ones garble every accent. */
export const byteOrderMark = '\uFEFF'

/** A table with a header. Cells that a spreadsheet would run as a formula are made harmless. */
export function toCsv(receipts: readonly Receipt[]): string {
  return csvHeader() + csvRows(receipts)
}

/** The first line of the table, for a caller that writes it in parts. */
export function csvHeader(): string {
  return stringify([], { header: true, columns: Object.keys(columns) })
}

/** Lines of the table. A cell that begins with `=+-@`, a tab or a line break gets a leading `'`. */
export function csvRows(receipts: readonly Receipt[]): string {
  return stringify(
    receipts.map((receipt) => Object.values(columns).map((cellOf) => cellOf(receipt))),
    { escape_formulas: true }
  )
}
