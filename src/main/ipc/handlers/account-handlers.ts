import { AppError } from '../../../contract/app-error.ts'
import type { accountCalls } from '../../../contract/ipc/account-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import { limits } from '../../../engine/checks/limits.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** Handles calls about the TikTok accounts of the key, and connecting one. */
export function accountHandlers({
  engine,
  host,
  settings,
  connect
}: HandlerContext): HandlersOf<typeof accountCalls> {
  return {
    'accounts.refresh': () => engine().refreshAccounts(),
    'accounts.list': () => engine().accounts(),
    'accounts.addManual': ({ profileId }) => engine().addAccount(profileId),
    'accounts.remove': ({ profileId }) => {
      engine().removeAccount(profileId)
      return {}
    },
    'accounts.useForNewFiles': ({ profileId }) => {
      const open = host.current()
      if (open !== null)
        settings.write({
          accountForNewFiles: { ...settings.read().accountForNewFiles, [open.mode]: profileId }
        })
      return {}
    },
    'accounts.setLimits': ({ profileId, limits: changed }) =>
      engine().setAccountLimits(profileId, changed),
    'accounts.quotas': () =>
      engine()
        .accounts()
        .map(({ profileId }) => engine().quota(profileId)),
    'accounts.durationDefaults': () => limits.durationS,

    'connect.state': () => connect.state(),
    'connect.start': ({ profileId }) => connect.start(engine(), profileId),
    'connect.openAgain': async () => {
      const state = await connect.openAgain()
      if (state === null) throw new AppError('CONNECT_OVER', t('desktop.connect.over'))
      return state
    },
    'connect.confirm': ({ profileId }) => connect.confirm(profileId),
    'connect.notMine': () => connect.notMine(),
    'connect.close': () => connect.close()
  }
}
