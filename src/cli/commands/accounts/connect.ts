import { t } from '../../../contract/messages/say.ts'
import type { Account } from '../../../contract/account/account.ts'
import {
  accountLineSchema,
  accountSummaryLineSchema,
  connectLineSchema
} from '../../../contract/cli-lines.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes } from '../../exit-code.ts'
import type { ExitCode } from '../../exit-code.ts'
import { checkAccess } from '../../session/api-access.ts'
import { connectInBrowser } from '../../session/connect-in-browser.ts'
import {
  openEngine,
  refusePracticeElsewhere,
  type OpenedEngine
} from '../../session/open-engine.ts'
import { isUsageFault } from '../../usage-error.ts'
import { jsonLine } from '../../views/json-lines.ts'
import { accountText } from './list.ts'

/**
 * Shows a link that connects a TikTok account in the browser; waits until Aether lists an account
 * that was not usable before. The browser's return is only a hint: Aether's list decides.
 */
export async function accountsConnect(
  options: { json: boolean; sandbox: boolean },
  context: CliContext
): Promise<ExitCode> {
  await using opened = await orAccountSummary(options.json, context, () =>
    openEngine(context, { sandbox: options.sandbox, talks: true })
  )
  refusePracticeElsewhere(opened)
  const { code, account } = await orAccountSummary(options.json, context, () =>
    connect(opened, options.json, context)
  )
  printConnected(account, code, options.json, context)
  return code
}

interface Ended {
  code: ExitCode
  /** The account that is connected now; null when there is none, or none that Aether would name. */
  account: Account | null
}

async function connect(
  { engine, hasKey }: OpenedEngine,
  json: boolean,
  context: CliContext
): Promise<Ended> {
  const { stdout, stderr, interrupt } = context
  const access = await checkAccess(engine, hasKey, interrupt.signal)
  if (access.kind === 'no-key' || access.kind === 'not-authorised') {
    stderr.line(access.message)
    return { code: exitCodes.notAuthorised, account: null }
  }
  if (interrupt.signal.aborted) return { code: exitCodes.interrupted, account: null }
  const show = (url: string): void => {
    stdout.line(
      json
        ? jsonLine(connectLineSchema, { event: 'connect', url })
        : t('cli.accounts.open', { url })
    )
    stderr.line(
      access.kind === 'unverified' ? t('cli.accounts.unlisted') : t('cli.accounts.waiting')
    )
  }
  const connected = await connectInBrowser(engine, access, show, context)
  if (interrupt.signal.aborted) return { code: exitCodes.interrupted, account: null }
  if (connected !== 'refused') return { code: exitCodes.done, account: connected }
  stderr.line(t('cli.accounts.refused'))
  return { code: exitCodes.failedOrBlocked, account: null }
}

function printConnected(
  account: Account | null,
  code: ExitCode,
  json: boolean,
  { stdout }: CliContext
): void {
  if (account)
    stdout.line(
      json
        ? jsonLine(accountLineSchema, { event: 'account', account })
        : t('cli.accounts.connected', { account: accountText(account, true) })
    )
  else if (code === exitCodes.done && !json) stdout.line(t('cli.accounts.came-back'))
  if (json) stdout.line(summaryLine(account))
}

const summaryLine = (account: Account | null): string =>
  jsonLine(accountSummaryLineSchema, {
    event: 'summary',
    verified: account !== null,
    total: account ? 1 : 0
  })

/** With `--json`, prints the summary before rethrowing an error that is not a usage error. */
async function orAccountSummary<T>(
  json: boolean,
  { stdout }: CliContext,
  work: () => Promise<T>
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (json && !isUsageFault(error)) stdout.line(summaryLine(null))
    throw error
  }
}
