import { t } from '../../../contract/messages/say.ts'
import { copyLineSchema, copySummaryLineSchema } from '../../../contract/cli-lines.ts'
import type { TranscodeOutcome } from '../../../contract/media/transcode.ts'
import type { CopyReport } from '../../../engine/transcode/copy-paths.ts'
import { findingsText } from '../../text/finding-text.ts'
import { totalsText } from '../../text/counts-text.ts'
import { jsonLine, withTotal } from '../../views/json-lines.ts'
import type { Painter } from '../../text/painter.ts'
import type { Colour } from '../../text/phase-style.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'

const verdicts: Record<TranscodeOutcome, { icon: string; colour: Colour }> = {
  made: { icon: '✔', colour: 'green' },
  nothing: { icon: '✔', colour: 'green' },
  cannot: { icon: '✖', colour: 'red' },
  failed: { icon: '✖', colour: 'red' },
  skip: { icon: '–', colour: 'gray' }
}
const indent = ' '.repeat(4)

/** The result for one video: its outcome, where its copy is, and each change. */
export function copyText({ path, outcome }: CopyReport, paint: Painter): string {
  const style = verdicts[outcome.kind]
  const head = `${paint(style.colour, `${style.icon} ${t(`cli.fix.${outcome.kind}`).padEnd(8)}`)} ${visibleText(path)}`
  return [head, ...linesBelow(outcome).map((line) => indent + visibleText(line))].join('\n')
}

function linesBelow(outcome: CopyReport['outcome']): string[] {
  switch (outcome.kind) {
    case 'made':
      return [
        t('cli.fix.copy', { path: outcome.path.toString() }),
        ...outcome.steps.map(({ message }) => message),
        ...(outcome.findings.length > 0
          ? [t('cli.fix.left', { findings: findingsText(outcome.findings) })]
          : [])
      ]
    case 'nothing':
      return [
        outcome.existing === null
          ? t('cli.fix.nothing-to-mend')
          : t('cli.fix.has-copy', { path: outcome.existing.toString() })
      ]
    case 'cannot':
    case 'failed': {
      const problem = `${outcome.code}: ${outcome.message}`
      const canTrim = outcome.kind === 'cannot' && outcome.code === 'VIDEO_TOO_LONG'
      return [canTrim ? t('cli.fix.use-trim', { problem }) : problem]
    }
    case 'skip':
      return []
  }
}

const none = { out: null, steps: [], findings: [], error: null }

/** One video for a script. */
export function copyLine({ path, outcome }: CopyReport): string {
  return jsonLine(copyLineSchema, {
    event: 'copy',
    path,
    verdict: outcome.kind,
    ...none,
    ...detailsOf(outcome)
  })
}

function detailsOf(outcome: CopyReport['outcome']): object {
  switch (outcome.kind) {
    case 'made':
      return { out: outcome.path.toString(), steps: outcome.steps, findings: outcome.findings }
    case 'nothing':
      return { out: outcome.existing?.toString() ?? null }
    case 'cannot':
    case 'failed':
      return { error: { code: outcome.code, message: outcome.message } }
    case 'skip':
      return {}
  }
}

export function copySummaryLine(counts: Record<TranscodeOutcome, number>): string {
  return jsonLine(copySummaryLineSchema, { event: 'summary', ...withTotal(counts) })
}

/** "5 files: 3 copied, 1 without need, 1 failed". */
export function copyTotalsText(counts: Record<TranscodeOutcome, number>): string {
  return totalsText(counts, [
    ['made', 'cli.count.copied'],
    ['nothing', 'cli.count.without-need'],
    ['cannot', 'cli.count.beyond-mending'],
    ['failed', 'cli.count.failed'],
    ['skip', 'cli.count.skipped']
  ])
}
