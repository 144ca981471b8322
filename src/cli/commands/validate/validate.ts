import { createLogUpdate } from 'log-update'
import type { CheckOptions, FileReport, Verdict } from '../../../contract/media/check.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { validatePaths } from '../../../engine/validate-paths.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { fileLine, fileSummaryLine } from '../../views/json-lines.ts'
import { painterFor } from '../../text/painter.ts'
import { reportText, verdictTotalsText } from './report-text.ts'

export interface ValidateOptions {
  checks: CheckOptions
  json: boolean
}

/** Checks files and folders as results come. Needs no key and no data folder, and sends nothing. */
export async function validate(
  paths: string[],
  { checks, json }: ValidateOptions,
  context: CliContext
): Promise<ExitCode> {
  const { stdout, interrupt, env } = context
  const counts: Record<Verdict, number> = { ok: 0, warn: 0, block: 0, skip: 0 }
  const progress = createProgress(context)
  const paint = painterFor(stdout.stream)
  const print = (report: FileReport): void => {
    progress.clear()
    stdout.line(json ? fileLine(report) : reportText(report, paint))
  }
  try {
    for await (const report of validatePaths(
      paths,
      checks,
      { tools: await findTools(env) },
      interrupt.signal
    )) {
      counts[report.verdict] += 1
      print(report)
      progress.show(counts)
      if (interrupt.signal.aborted || stdout.closed) break
    }
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
  } finally {
    progress.clear()
    stdout.line(json ? fileSummaryLine(counts) : verdictTotalsText(counts, paint))
  }
  if (interrupt.signal.aborted) return exitCodes.interrupted
  // With its reader gone it stopped early: nobody may take that for a clean bill.
  return counts.block > 0 || stdout.closed ? exitCodes.failedOrBlocked : exitCodes.done
}

/** A line on the terminal that says how far it is, while results go elsewhere. */
function createProgress({ stderr, stdout, env }: CliContext): {
  show(counts: Record<Verdict, number>): void
  clear(): void
} {
  if (!stderr.stream.isTTY || stdout.stream.isTTY || env['TERM'] === 'dumb')
    return { show() {}, clear() {} }
  const draw = createLogUpdate(stderr.stream, { showCursor: true })
  return {
    show: (counts) => draw(`Checking… ${verdictTotalsText(counts)}`),
    clear: () => draw.clear()
  }
}
