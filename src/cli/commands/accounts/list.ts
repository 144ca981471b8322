import type { Account } from '../../../contract/account/account.ts'
import { checkAccess, isNamedByAether, type ApiAccess } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { shownName } from '../../text/confirmation-text.ts'
import { plural } from '../../text/format-amount.ts'
import { accountLine, accountSummaryLine } from '../../views/json-lines.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import type { Flags } from '../shared-options.ts'

/** Shows the TikTok accounts behind the key, and whether Aether itself said so just now. */
export async function accountsList(
  { json, sandbox }: Flags,
  context: CliContext
): Promise<ExitCode> {
  await using opened = await openEngine(context, { sandbox, talks: true })
  const { engine, hasKey, practiceElsewhere } = opened
  const access: ApiAccess = practiceElsewhere
    ? { kind: 'unverified', accounts: engine.accounts() }
    : await checkAccess(engine, hasKey, context.interrupt.signal)
  printAccounts(access.accounts, access.kind === 'verified', json, context)
  if ('message' in access) context.stderr.line(access.message)
  if (practiceElsewhere)
    context.stderr.line('Practice mode is on in another process; these are its accounts.')
  else if (access.kind === 'unverified')
    context.stderr.line(
      'Not verified: the API offers no list of profiles. These are the accounts known here.'
    )
  return context.interrupt.signal.aborted ? exitCodes.interrupted : accessExitCode(access)
}

function accessExitCode({ kind }: ApiAccess): ExitCode {
  if (kind === 'no-key' || kind === 'not-authorised') return exitCodes.notAuthorised
  return kind === 'unreachable' ? exitCodes.failedOrBlocked : exitCodes.done
}

function printAccounts(
  accounts: readonly Account[],
  verified: boolean,
  json: boolean,
  { stdout }: CliContext
): void {
  for (const account of accounts)
    stdout.line(json ? accountLine(account) : accountText(account, verified))
  stdout.line(
    json
      ? accountSummaryLine(verified, accounts.length)
      : `${plural(accounts.length, 'account')}${verified ? ', verified with Aether just now' : ', not verified'}`
  )
}

/** "tt_1  @name (Display Name)  connected, standard, 10 posts a day"; else "not verified". */
export function accountText(account: Account, verified: boolean): string {
  const name = account.username ? `  ${shownName(account)}` : ''
  const shown = account.displayName ? ` (${visibleText(account.displayName)})` : ''
  const standing = account.usable
    ? verified && isNamedByAether(account)
      ? 'connected'
      : 'not verified'
    : `connect again (${visibleText(account.status ?? 'ended')})`
  return `${visibleText(account.profileId)}${name}${shown}  ${standing}, ${account.accountType}, ${plural(account.dailyLimit, 'post')} a day`
}
