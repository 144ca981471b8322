import type { accountCalls } from '../../contract/ipc/account-calls.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** The TikTok accounts behind the key. */
export function accountHandlers({ engine }: HandlerContext): HandlersOf<typeof accountCalls> {
  return {
    'accounts.refresh': () => engine().refreshAccounts(),
    'accounts.list': () => engine().accounts(),
    'accounts.addManual': ({ profileId }) => engine().addAccount(profileId)
  }
}
