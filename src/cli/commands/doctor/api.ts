import { t } from '../../../contract/messages/say.ts'
import { createRedactor } from '../../../engine/diagnostics/redactor.ts'
import { privateTexts } from '../../../engine/diagnostics/save-bundle.ts'
import { mostGets } from '../../../engine/wire/ask-for-wire.ts'
import { judgeWire } from '../../../engine/wire/judge-wire.ts'
import type { ApiAnswer } from '../../../engine/wire/seen.ts'
import { refusalOf } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine, refusePracticeElsewhere } from '../../session/open-engine.ts'
import { UsageError } from '../../usage-error.ts'
import type { DoctorOptions } from './doctor.ts'
import { mustBePostable } from './must-be-postable.ts'
import { postPrivately } from './post.ts'
import { printRows, saveReport } from './wire-report.ts'

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
  if (!opened.hasKey) throw new UsageError(t('cli.no-key'))
  refusePracticeElsewhere(opened)
  const { backend, apiCallsThisMonth, apiCallBudget } = await engine.doctor()
  if (apiCallsThisMonth + mostGets > apiCallBudget)
    throw new UsageError(
      t('cli.doctor.budget', { used: apiCallsThisMonth, budget: apiCallBudget, calls: mostGets })
    )
  if (file !== undefined) await mustBePostable(file, engine, context)
  const problem = await engine.checkWire(signal).then(() => null, refusalOf)
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
  if (save !== undefined) await saveReport(save, rows, answers, redact, context)
  if (signal.aborted) return exitCodes.interrupted
  if (problem !== null)
    return problem.kind === 'not-authorised' ? exitCodes.notAuthorised : exitCodes.failedOrBlocked
  return posted === exitCodes.done && rows.some(({ verdict }) => verdict === 'differs')
    ? exitCodes.failedOrBlocked
    : posted
}
