import { t } from '../../../contract/messages/say.ts'
import type { AccountType } from '../../../contract/media/check.ts'
import { durationBounds } from '../../../engine/checks/limits.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { accountLine, accountSummaryLine } from '../../views/json-lines.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { UsageError } from '../../usage-error.ts'
import type { Flags } from '../shared-options.ts'

export interface LimitsOptions extends Flags {
  accountType?: AccountType
  /** In seconds; `default`: as the account type says. */
  minDuration?: number | 'default'
  maxDuration?: number | 'default'
}

const orNull = (seconds: number | 'default'): number | null =>
  seconds === 'default' ? null : seconds

/** Shows the lengths that an account may post, after changing those that are named on the line. */
export async function accountsLimits(
  profileId: string,
  { accountType, minDuration, maxDuration, json, sandbox }: LimitsOptions,
  context: CliContext
): Promise<ExitCode> {
  const { stdout, stderr } = context
  await using opened = await openEngine(context, { sandbox, talks: false })
  const { engine } = opened
  const known = engine.accounts().find((account) => account.profileId === profileId)
  if (known === undefined) {
    stderr.line(t('cli.accounts.unknown'))
    return exitCodes.failedOrBlocked
  }
  const limits = {
    ...(accountType !== undefined && { accountType }),
    ...(minDuration !== undefined && { minDurationS: orNull(minDuration) }),
    ...(maxDuration !== undefined && { maxDurationS: orNull(maxDuration) })
  }
  const { minS, maxS } = durationBounds({ ...known, ...limits })
  if (minS > maxS) throw new UsageError(t('cli.accounts.limits-crossed', { min: minS, max: maxS }))
  const account =
    Object.keys(limits).length > 0 ? engine.setAccountLimits(profileId, limits) : known
  if (json) {
    stdout.line(accountLine(account))
    stdout.line(accountSummaryLine(false, 1))
  } else
    stdout.line(
      t('cli.accounts.limits', {
        account: visibleText(profileId),
        type: account.accountType,
        min: minS,
        max: maxS
      })
    )
  return exitCodes.done
}
