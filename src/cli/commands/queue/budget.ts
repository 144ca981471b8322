import { apiCallBudgetBounds } from '../../../contract/api-call-budget.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { UsageError } from '../../usage-error.ts'
import type { Flags } from '../shared-options.ts'

/** Shows the key's monthly API call budget, or sets it to what the user says. */
export async function queueBudget(
  calls: string | undefined,
  { sandbox }: Pick<Flags, 'sandbox'>,
  context: CliContext
): Promise<ExitCode> {
  const said = calls === undefined ? null : apiCallBudgetBounds.safeParse(Number(calls))
  if (said?.success === false)
    throw new UsageError(
      `API calls a month are a whole number from 100 on, such as 10000, not "${calls ?? ''}".`
    )
  await using opened = await openEngine(context, { sandbox, talks: false })
  const { engine } = opened
  if (said !== null) engine.setApiCallBudget(said.data)
  const { apiCallsThisMonth, apiCallBudget } = engine.queue()
  context.stdout.line(
    `${apiCallsThisMonth.toLocaleString('en')} of ${apiCallBudget.toLocaleString('en')} API calls used this month.`
  )
  return exitCodes.done
}
