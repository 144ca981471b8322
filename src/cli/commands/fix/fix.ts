import type { TranscodeOutcome } from '../../../contract/media/transcode.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { copyPaths, type CopyPathsOrder } from '../../../engine/transcode/copy-paths.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { copyLine, copySummaryLine } from './copy-lines.ts'
import { createCopyProgress } from './copy-progress.ts'
import { copyText, copyTotalsText } from './copy-text.ts'
import { painterFor } from '../../text/painter.ts'

/** Makes conforming copies one by one; reports each. Sends nothing, needs no key or data folder. */
export async function fix(
  order: CopyPathsOrder,
  json: boolean,
  context: CliContext
): Promise<ExitCode> {
  const { stdout, interrupt, env } = context
  const counts: Record<TranscodeOutcome, number> = {
    made: 0,
    nothing: 0,
    cannot: 0,
    failed: 0,
    skip: 0
  }
  const progress = createCopyProgress(context)
  const paint = painterFor(stdout.stream)
  try {
    const reports = copyPaths(order, {
      tools: await findTools(env),
      signal: interrupt.signal,
      onProgress: (path, fraction) => progress.show(path, fraction)
    })
    for await (const report of reports) {
      counts[report.outcome.kind] += 1
      progress.clear()
      stdout.line(json ? copyLine(report) : copyText(report, paint))
      if (interrupt.signal.aborted || stdout.closed) break
    }
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
  } finally {
    progress.clear()
    stdout.line(json ? copySummaryLine(counts) : copyTotalsText(counts, paint))
  }
  if (interrupt.signal.aborted) return exitCodes.interrupted
  // With its reader gone it stopped early: nobody may take that for all of them.
  return counts.cannot + counts.failed > 0 || stdout.closed
    ? exitCodes.failedOrBlocked
    : exitCodes.done
}
