import { t } from '../../../contract/messages/say.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { accountSummaryLine } from '../../views/json-lines.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { errorCode } from '../../../engine/error-code.ts'
import type { Flags } from '../shared-options.ts'

/** Why an account stays: the sentence is the answer, and nothing failed. */
const refusals: ReadonlySet<string> = new Set([
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_NAMED_BY_AETHER',
  'ACCOUNT_IN_USE'
])

/** Removes an account that was added by hand. With `--json`, the summary counts the ones left. */
export async function accountsRemove(
  profileId: string,
  { json, sandbox }: Flags,
  context: CliContext
): Promise<ExitCode> {
  const { stdout, stderr } = context
  await using opened = await openEngine(context, { sandbox, talks: false })
  const { engine } = opened
  const refusal = tryToRemove(() => engine.removeAccount(profileId))
  if (json) stdout.line(accountSummaryLine(false, engine.accounts().length))
  if (refusal !== null) {
    stderr.line(refusal)
    return exitCodes.failedOrBlocked
  }
  if (!json) stdout.line(t('cli.accounts.removed', { account: visibleText(profileId) }))
  return exitCodes.done
}

function tryToRemove(remove: () => void): string | null {
  try {
    remove()
    return null
  } catch (error) {
    if (error instanceof Error && refusals.has(errorCode(error))) return error.message
    throw error
  }
}
