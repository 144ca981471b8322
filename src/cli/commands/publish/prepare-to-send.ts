import { t } from '../../../contract/messages/say.ts'
import type { Account } from '../../../contract/account/account.ts'
import { checkAccess, isNamedByAether, type ApiAccess } from '../../session/api-access.ts'
import type { CliContext } from '../../cli-context.ts'
import { refusePracticeElsewhere, type OpenedEngine } from '../../session/open-engine.ts'
import type { JobView } from '../../tracking/job-view.ts'
import { UsageError } from '../../usage-error.ts'
import type { Publication } from './publication.ts'

/** An open engine, what is known of key and account, and whether this process sends. */
export interface Sender extends OpenedEngine {
  access: ApiAccess
  account: Account
  isRunner: boolean
}

/** @throws UsageError if the account or practice mode is not to be had */
export async function prepareToSend(
  opened: OpenedEngine,
  publication: Publication,
  context: CliContext,
  view: JobView
): Promise<Sender> {
  const access = await checkAccess(opened.engine, opened.hasKey, context.interrupt.signal)
  const account = chooseAccount(opened, access, publication)
  return { ...opened, access, account, isRunner: await becomeRunner(opened, publication, view) }
}

/** The account named on the line, with its limits. @throws UsageError if Aether does not list it */
function chooseAccount({ engine }: OpenedEngine, access: ApiAccess, options: Publication): Account {
  const named = access.accounts.filter(isNamedByAether)
  // Accept an id that an earlier line could not verify, unless Aether's list is there without it.
  const possible = access.kind === 'verified' && named.length > 0 ? named : access.accounts
  const known = possible.find((account) => account.profileId === options.profile)
  if (!known && access.kind === 'verified') {
    const names = possible.map((account) => account.profileId).join(', ')
    throw new UsageError(
      names
        ? t('cli.publish.other-profiles', { profile: options.profile, profiles: names })
        : t('cli.publish.no-profile', { profile: options.profile })
    )
  }
  const account = known ?? engine.addAccount(options.profile)
  const limits = {
    ...(options.accountType !== undefined && { accountType: options.accountType }),
    ...(options.dailyLimit !== undefined && { dailyLimit: options.dailyLimit })
  }
  return Object.keys(limits).length > 0
    ? engine.setAccountLimits(account.profileId, limits)
    : account
}

async function becomeRunner(
  opened: OpenedEngine,
  options: Publication,
  view: JobView
): Promise<boolean> {
  const isRunner = await opened.engine.startRunner()
  if (isRunner) refusePracticeElsewhere(opened)
  if (!isRunner) {
    view.note(t('cli.publish.other-sends'))
    if (options.concurrency !== undefined || options.limitRate !== undefined)
      view.note(t('cli.publish.other-decides'))
  }
  return isRunner
}
