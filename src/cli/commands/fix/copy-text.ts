import { copyLineSchema, copySummaryLineSchema } from '../../../contract/cli-lines.ts'
import type { TranscodeOutcome } from '../../../contract/media/transcode.ts'
import type { CopyReport } from '../../../engine/transcode/copy-paths.ts'
import { findingsText } from '../../text/finding-text.ts'
import { totalsText } from '../../text/counts-text.ts'
import { jsonLine, withTotal } from '../../views/json-lines.ts'
import type { Painter } from '../../text/painter.ts'
import type { Colour } from '../../text/phase-style.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'

const verdicts: Record<TranscodeOutcome, { icon: string; word: string; colour: Colour }> = {
  made: { icon: '✔', word: 'copied', colour: 'green' },
  nothing: { icon: '✔', word: 'no need', colour: 'green' },
  cannot: { icon: '✖', word: 'no way', colour: 'red' },
  failed: { icon: '✖', word: 'failed', colour: 'red' },
  skip: { icon: '–', word: 'skipped', colour: 'gray' }
}
const indent = ' '.repeat(4)

/** The result for one video: its outcome, where its copy is, and each change. */
export function copyText({ path, outcome }: CopyReport, paint: Painter): string {
  const style = verdicts[outcome.kind]
  const head = `${paint(style.colour, `${style.icon} ${style.word.padEnd(8)}`)} ${visibleText(path)}`
  return [head, ...linesBelow(outcome).map((line) => indent + visibleText(line))].join('\n')
}

function linesBelow(outcome: CopyReport['outcome']): string[] {
  switch (outcome.kind) {
    case 'made':
      return [
        `Copy: ${outcome.path.toString()}`,
        ...outcome.steps.map(({ message }) => message),
        ...(outcome.findings.length > 0 ? [`Left as it is: ${findingsText(outcome.findings)}`] : [])
      ]
    case 'nothing':
      return [
        outcome.existing === null
          ? 'There is nothing to mend.'
          : `It has a good copy: ${outcome.existing.toString()} (--again makes another)`
      ]
    case 'cannot':
      return [
        `${outcome.code}: ${outcome.message}${outcome.code === 'VIDEO_TOO_LONG' ? ' Here that is --trim.' : ''}`
      ]
    case 'failed':
      return [`${outcome.code}: ${outcome.message}`]
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
    ['made', 'copied'],
    ['nothing', 'without need'],
    ['cannot', 'beyond mending'],
    ['failed', 'failed'],
    ['skip', 'skipped']
  ])
}
