import { receiptLineSchema } from '../../../contract/cli-lines.ts'
import { toCsv } from '../../../engine/export/receipt-table.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { jsonLine } from '../../views/json-lines.ts'
import { openEngine } from '../../session/open-engine.ts'
import type { Flags } from '../shared-options.ts'

/** Prints a receipt for every confirmed job: a CSV table, or JSON lines with `--json`. */
export async function queueExport(
  { json, sandbox }: Flags,
  context: CliContext
): Promise<ExitCode> {
  await using opened = await openEngine(context, { sandbox, talks: false })
  const receipts = opened.engine.receipts()
  if (json)
    for (const receipt of receipts)
      context.stdout.line(jsonLine(receiptLineSchema, { event: 'receipt', receipt }))
  else context.stdout.line(toCsv(receipts).trimEnd())
  return exitCodes.done
}
