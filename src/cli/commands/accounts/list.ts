import { t } from '../../../contract/messages/say.ts'
import type { Account } from '../../../contract/account/account.ts'
import { checkAccess, isNamedByAether, type ApiAccess } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import { openEngine } from '../../session/open-engine.ts'
import { shownName } from '../../text/confirmation-text.ts'
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
  if (practiceElsewhere) context.stderr.line(t('cli.accounts.practice-elsewhere'))
  else if (access.kind === 'unverified') context.stderr.line(t('cli.accounts.unverified'))
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
      : t(verified ? 'cli.accounts.total-verified' : 'cli.accounts.total', { n: accounts.length })
  )
}

/** "tt_1  @name (Display Name)  connected, standard, 10 posts a day"; else "not verified". */
export function accountText(account: Account, verified: boolean): string {
  const name = account.username ? `  ${shownName(account)}` : ''
  const shown = account.displayName ? ` (${visibleText(account.displayName)})` : ''
  const standing = account.usable
    ? verified && isNamedByAether(account)
      ? t('cli.accounts.standing-connected')
      : t('cli.accounts.standing-unverified')
    : t('cli.accounts.standing-ended', {
        status: visibleText(account.status ?? t('cli.accounts.status-ended'))
      })
  return t('cli.accounts.row', {
    account: `${visibleText(account.profileId)}${name}${shown}`,
    standing,
    type: account.accountType,
    limit: account.dailyLimit
  })
}
