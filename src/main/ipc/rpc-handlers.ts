import { AppError } from '../../contract/app-error.ts'
import { t } from '../../contract/messages/say.ts'
import type { Engine } from '../../engine/engine.ts'
import { accountHandlers } from './handlers/account-handlers.ts'
import { appHandlers } from './handlers/app-handlers.ts'
import { composerHandlers } from './handlers/composer-handlers.ts'
import { transcodeHandlers } from './handlers/transcode-handlers.ts'
import type { HandlerContext } from './handlers/handler-context.ts'
import { historyHandlers } from './handlers/history-handlers.ts'
import { mediaHandlers } from './handlers/media-handlers.ts'
import { queueHandlers } from './handlers/queue-handlers.ts'
import { settingsHandlers } from './handlers/settings-handlers.ts'
import type { RpcHandlers } from './rpc-host.ts'

/** Runs the contract's calls on the engine that is open at the time. */
export function createRpcHandlers(options: Omit<HandlerContext, 'engine'>): RpcHandlers {
  const engine = (): Engine => {
    const open = options.host.current()
    if (open === null) throw new AppError('NO_QUEUE_OPEN', t('desktop.call.no-queue'))
    return open.engine
  }
  const context: HandlerContext = { ...options, engine }
  return {
    ...appHandlers(context),
    ...accountHandlers(context),
    ...queueHandlers(context),
    ...mediaHandlers(context),
    ...composerHandlers(context),
    ...transcodeHandlers(context),
    ...historyHandlers(context),
    ...settingsHandlers(context)
  }
}
