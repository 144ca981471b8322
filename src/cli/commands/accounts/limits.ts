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
    stderr.line('No account with this profile id is in the list. See: accounts list')
    return exitCodes.failedOrBlocked
  }
  const limits = {
    ...(accountType !== undefined && { accountType }),
    ...(minDuration !== undefined && { minDurationS: orNull(minDuration) }),
    ...(maxDuration !== undefined && { maxDurationS: orNull(maxDuration) })
  }
  const { minS, maxS } = durationBounds({ ...known, ...limits })
  if (minS > maxS)
    throw new UsageError(
      `A shortest length of ${minS} s is above the longest of ${maxS} s; no video could pass.`
    )
  const account =
    Object.keys(limits).length > 0 ? engine.setAccountLimits(profileId, limits) : known
  if (json) {
    stdout.line(accountLine(account))
    stdout.line(accountSummaryLine(false, 1))
  } else
    stdout.line(`${visibleText(profileId)}  ${account.accountType}, videos of ${minS} to ${maxS} s`)
  return exitCodes.done
}
