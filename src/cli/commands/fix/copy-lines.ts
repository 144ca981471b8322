import { copyLineSchema, copySummaryLineSchema } from '../../../contract/cli-lines.ts'
import type { TranscodeOutcome } from '../../../contract/media/transcode.ts'
import type { CopyReport } from '../../../engine/transcode/copy-paths.ts'
import { jsonLine } from '../../views/json-lines.ts'

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
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return jsonLine(copySummaryLineSchema, { event: 'summary', ...counts, total })
}
