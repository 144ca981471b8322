import { t } from '../../../contract/messages/say.ts'
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
    throw new UsageError(t('cli.queue.budget-number', { given: calls ?? '' }))
  await using opened = await openEngine(context, { sandbox, talks: false })
  const { engine } = opened
  if (said !== null) engine.setApiCallBudget(said.data)
  const { apiCallsThisMonth, apiCallBudget } = engine.queue()
  context.stdout.line(t('cli.queue.budget', { used: apiCallsThisMonth, budget: apiCallBudget }))
  return exitCodes.done
}
