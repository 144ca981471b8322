import { stringify } from 'csv-stringify/sync'
import type { Receipt } from '../../contract/receipt.ts'
import { receiptLineSchema } from '../../contract/cli-lines.ts'
import type { CliContext } from '../cli-context.ts'
import { exitCodes } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'
import { openEngine } from '../open-engine.ts'

/** One row a receipt; the history keeps the moves in order, as "time phase". */
const columns = [
  'path', 'profileId', 'phase', 'url', 'postId', 'caption', 'privacyLevel', 'comments', 'duets', 'stitches', 'consentAt', 'submittedAt', 'settledAt',
  'sha256', 'sizeBytes', 'errorCode', 'errorMessage', 'requestIds', 'history', 'jobId'
] as const

/** Prints a receipt for every confirmed job: a CSV table, or JSON lines with `--json`. */
export async function queueExport(options: { json: boolean; sandbox: boolean }, context: CliContext): Promise<ExitCode> {
  const { engine, close } = await openEngine(context, { sandbox: options.sandbox, talks: false })
  try {
    const receipts = engine.receipts()
    if (options.json) for (const receipt of receipts) context.stdout.line(JSON.stringify(receiptLineSchema.parse({ event: 'receipt', receipt })))
    else context.stdout.line(toCsv(receipts).trimEnd())
    return exitCodes.done
  } finally {
    await close()
  }
}

/** A table with a header. Cells that a spreadsheet would run as a formula are made harmless. */
export function toCsv(receipts: readonly Receipt[]): string {
  return stringify(receipts.map(toRow), { header: true, columns: [...columns], escape_formulas: true })
}

const allowed = (disabled: boolean | undefined): 'on' | 'off' | null => (disabled === undefined ? null : disabled ? 'off' : 'on')

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
