import { wireLineSchema, wireSummaryLineSchema, type WireRow } from '../../../contract/cli-lines.ts'
import { appVersion } from '../../../engine/app-version.ts'
import { createRedactor } from '../../../engine/diagnostics/redactor.ts'
import { privateTexts } from '../../../engine/diagnostics/save-bundle.ts'
import { writeWholeFile } from '../../../engine/export/write-whole-file.ts'
import { mostGets } from '../../../engine/wire/ask-for-wire.ts'
import { judgeWire } from '../../../engine/wire/judge-wire.ts'
import type { ApiAnswer } from '../../../engine/wire/seen.ts'
import { noKeyText, refusalOf } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine, refusePracticeElsewhere } from '../../session/open-engine.ts'
import { plural } from '../../text/format-amount.ts'
import { jsonLine } from '../../views/json-lines.ts'
import { painterFor } from '../../text/painter.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { UsageError } from '../../usage-error.ts'
import type { DoctorOptions } from './doctor.ts'
import { mustBePostable, postPrivately } from './post.ts'

/** Compares Aether's answers with what is assumed. Only GETs, unless a private post is ordered. */
export async function doctorApi(
  { sandbox, json, save, withOnePrivatePost: file }: DoctorOptions,
  context: CliContext
): Promise<ExitCode> {
  const answers: ApiAnswer[] = []
  await using opened = await openEngine(context, {
    sandbox,
    talks: true,
    onAnswer: (answer) => answers.push(answer)
  })
  const { engine } = opened
  const {
    stderr,
    interrupt: { signal }
  } = context
  if (!opened.hasKey) throw new UsageError(noKeyText)
  refusePracticeElsewhere(opened)
  const { backend, apiCallsThisMonth, apiCallBudget } = await engine.doctor()
  if (apiCallsThisMonth + mostGets > apiCallBudget)
    throw new UsageError(
      `Nothing was asked: ${apiCallsThisMonth} of ${apiCallBudget} API calls are used this month, and this takes up to ${mostGets}. Try again next month, or say with "queue budget" how many there are.`
    )
  if (file !== undefined) await mustBePostable(file, engine, context)
  const problem = await engine.lookAtWire(signal).then(() => null, refusalOf)
  const posted =
    problem === null && file !== undefined
      ? await postPrivately(file, opened, answers, json, context)
      : exitCodes.done
  if (problem !== null && !signal.aborted) stderr.line(problem.message)

  const texts = privateTexts(engine, engine.jobs())
  const redact = createRedactor({
    secrets: [context.env['AETHER_API_KEY'] ?? ''],
    home: context.homeDir,
    texts
  })
  const rows = judgeWire(answers, backend).map((row) => ({
    ...row,
    seen: row.seen === null ? null : redact(row.seen)
  }))
  printRows(rows, answers.length, json, context)
  if (save !== undefined) {
    const report = {
      madeAt: new Date().toISOString(),
      app: appVersion,
      node: process.version,
      platform: process.platform,
      rows,
      answers: answers.map(shapeOf)
    }
    await writeWholeFile(save, [redact(`${JSON.stringify(report, null, 1)}\n`)], 'refuse')
    stderr.line(
      visibleText(
        `Wrote ${save}. It holds no key, caption, path or name, and of answers only the names of their fields.`
      )
    )
  }
  if (signal.aborted) return exitCodes.interrupted
  if (problem !== null)
    return problem.kind === 'not-authorised' ? exitCodes.notAuthorised : exitCodes.failedOrBlocked
  return posted === exitCodes.done && rows.some(({ verdict }) => verdict === 'differs')
    ? exitCodes.failedOrBlocked
    : posted
}

const marks = {
  'as assumed': { icon: '✔', colour: 'green' },
  differs: { icon: '✖', colour: 'red' },
  'not seen': { icon: '–', colour: 'gray' }
} as const

function printRows(
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
    const { icon, colour } = marks[row.verdict]
    stdout.line(
      json
        ? jsonLine(wireLineSchema, { event: 'wire', ...row })
        : `${paint(colour, `${icon} ${row.verdict.padEnd(10)}`)} ${row.row.padEnd(34)} ${row.assumed}${row.verdict === 'differs' ? `; seen: ${visibleText(row.seen ?? '')}` : ''}`
    )
  }
  if (json) stdout.line(jsonLine(wireSummaryLineSchema, { event: 'summary', ...counts }))
  else
    stdout.line(
      paint(
        'bold',
        `${plural(counts.total, 'row')}: ${counts.asAssumed} as assumed, ${counts.differs} ${counts.differs === 1 ? 'differs' : 'differ'}, ${counts.notSeen} not seen in ${plural(answers, 'answer')}`
      )
    )
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
