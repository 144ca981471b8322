import { createLogUpdate } from 'log-update'
import { t } from '../../../contract/messages/say.ts'
import type { CheckOptions, Verdict } from '../../../contract/media/check.ts'
import { findTools } from '../../../engine/media/probe/find-tools.ts'
import { validatePaths } from '../../../engine/validate-paths.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { painterFor } from '../../text/painter.ts'
import { fileLine, fileSummaryLine } from '../../views/json-lines.ts'
import { reportEach } from '../report-each.ts'
import { reportText, verdictTotalsText } from './report-text.ts'

/** Checks files and folders as results come. Needs no key and no data folder, and sends nothing. */
export async function validate(
  paths: string[],
  checks: CheckOptions,
  json: boolean,
  context: CliContext
): Promise<ExitCode> {
  const counts: Record<Verdict, number> = { ok: 0, warn: 0, block: 0, skip: 0 }
  const progress = createProgress(context)
  const paint = painterFor(context.stdout.stream)
  return reportEach(
    {
      reports: async () =>
        validatePaths(
          paths,
          checks,
          { tools: await findTools(context.env) },
          context.interrupt.signal
        ),
      line(report) {
        counts[report.verdict] += 1
        return json ? fileLine(report) : reportText(report, paint)
      },
      totals: () => (json ? fileSummaryLine(counts) : paint('bold', verdictTotalsText(counts))),
      progress: { clear: () => progress?.clear(), shown: () => progress?.show(counts) },
      failed: () => counts.block > 0
    },
    context
  )
}

/** A line on the terminal that says how far it is, while results go elsewhere. */
function createProgress({ stderr, stdout, env }: CliContext) {
  if (!stderr.stream.isTTY || stdout.stream.isTTY || env['TERM'] === 'dumb') return null
  const draw = createLogUpdate(stderr.stream, { showCursor: true })
  return {
    show: (counts: Record<Verdict, number>) =>
      draw(t('cli.validate.progress', { counts: verdictTotalsText(counts) })),
    clear: () => draw.clear()
  }
}
