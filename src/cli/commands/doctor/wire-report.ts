import { t } from '../../../contract/messages/say.ts'
import { wireLineSchema, wireSummaryLineSchema, type WireRow } from '../../../contract/cli-lines.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { appVersion } from '../../../engine/app-version.ts'
import { writeWholeFile } from '../../../engine/export/write-whole-file.ts'
import type { ApiAnswer } from '../../../engine/wire/seen.ts'
import type { CliContext } from '../../cli-context.ts'
import { painterFor } from '../../text/painter.ts'
import { jsonLine } from '../../views/json-lines.ts'

const marks = {
  'as assumed': { icon: '✔', colour: 'green', word: 'cli.doctor.as-assumed' },
  differs: { icon: '✖', colour: 'red', word: 'cli.doctor.differs' },
  'not seen': { icon: '–', colour: 'gray', word: 'cli.doctor.not-seen' }
} as const

export function printRows(
  rows: readonly WireRow[],
  answers: number,
  json: boolean,
  { stdout }: CliContext
): void {
  const paint = painterFor(stdout.stream)
  const count = (of: WireRow['verdict']): number =>
    rows.filter(({ verdict }) => verdict === of).length
  const counts = {
    asAssumed: count('as assumed'),
    differs: count('differs'),
    notSeen: count('not seen'),
    total: rows.length,
    answers
  }
  for (const row of rows) {
    const { icon, colour, word } = marks[row.verdict]
    stdout.line(
      json
        ? jsonLine(wireLineSchema, { event: 'wire', ...row })
        : `${paint(colour, `${icon} ${t(word).padEnd(10)}`)} ${row.row.padEnd(34)} ${row.verdict === 'differs' ? t('cli.doctor.row-differs', { assumed: row.assumed, seen: visibleText(row.seen ?? '') }) : row.assumed}`
    )
  }
  if (json) stdout.line(jsonLine(wireSummaryLineSchema, { event: 'summary', ...counts }))
  else stdout.line(paint('bold', t('cli.doctor.rows', counts)))
}

/** Writes what was seen for the maintainers, over no other file. */
export async function saveReport(
  file: string,
  rows: readonly WireRow[],
  answers: readonly ApiAnswer[],
  redact: (text: string) => string,
  { stderr }: CliContext
): Promise<void> {
  const report = {
    madeAt: new Date().toISOString(),
    app: appVersion,
    node: process.version,
    platform: process.platform,
    rows,
    answers: answers.map(shapeOf)
  }
  await writeWholeFile(file, [redact(`${JSON.stringify(report, null, 1)}\n`)], 'refuse')
  stderr.line(visibleText(t('cli.doctor.report', { file })))
}

/** An answer for the maintainers: the request, and names and types of fields instead of values. */
function shapeOf({ method, path, query, status, headers, body }: ApiAnswer): object {
  const asked = {
    method,
    path: path.replace(/(?<=\/.+\/).+/, '{id}'),
    query: Object.keys(query).filter((name) => query[name] !== undefined),
    status,
    headers: Object.keys(headers)
  }
  try {
    return {
      ...asked,
      body: JSON.parse(body.toString(), (_name, value: unknown) =>
        Array.isArray(value) ? value.slice(0, 1) : typeof value === 'object' ? value : typeof value
      ) as unknown
    }
  } catch {
    return { ...asked, body: 'no JSON' }
  }
}
