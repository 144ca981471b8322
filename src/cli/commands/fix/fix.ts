import type { TranscodeOutcome } from '../../../contract/media/transcode.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { copyPaths, type CopyPathsOrder } from '../../../engine/transcode/copy-paths.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { painterFor } from '../../text/painter.ts'
import { reportEach } from '../report-each.ts'
import { createCopyProgress } from './copy-progress.ts'
import { copyLine, copySummaryLine, copyText, copyTotalsText } from './copy-text.ts'

/** Makes conforming copies one by one; reports each. Sends nothing, needs no key or data folder. */
export async function fix(
  order: CopyPathsOrder,
  json: boolean,
  context: CliContext
): Promise<ExitCode> {
  const counts: Record<TranscodeOutcome, number> = {
    made: 0,
    nothing: 0,
    cannot: 0,
    failed: 0,
    skip: 0
  }
  const progress = createCopyProgress(context)
  const paint = painterFor(context.stdout.stream)
  return reportEach(
    {
      reports: async () =>
        copyPaths(order, {
          tools: await findTools(context.env),
          signal: context.interrupt.signal,
          onProgress: (path, fraction) => progress.show(path, fraction)
        }),
      line(report) {
        counts[report.outcome.kind] += 1
        return json ? copyLine(report) : copyText(report, paint)
      },
      totals: () => (json ? copySummaryLine(counts) : paint('bold', copyTotalsText(counts))),
      progress,
      failed: () => counts.cannot + counts.failed > 0
    },
    context
  )
}
