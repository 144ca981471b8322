import { AppError } from '../../contract/app-error.ts'
import type { AppEvent } from '../../contract/ipc/app-event.ts'
import { createConnectFlow } from '../../engine/accounts/connect/connect-flow.ts'
import type { ConnectFlow } from '../../engine/accounts/connect/connect-flow.ts'
import type { Log } from '../../engine/ports.ts'
import { systemClock } from '../../engine/system-clock.ts'
import type { EngineHost } from '../engine/engine-host.ts'
import { toUserError } from '../errors/user-error.ts'
import { isExternalAllowed } from '../window/security.ts'
import { openDeepLinks } from './deep-link.ts'
import type { LinkedApp, LinkedProcess } from './deep-link.ts'

export interface OpenConnectOptions {
  app: LinkedApp
  process: LinkedProcess
  host: EngineHost
  log: Log
  openExternal: (url: string) => Promise<void>
  tell: (event: AppEvent) => void
}

/**
 * Connects accounts on the open queue. Tells the window each change; shows it to ask the user.
 * Call before the app is ready: a link may be what starts it.
 */
export function openConnect({ app, process, host, log, openExternal, tell }: OpenConnectOptions): {
  connect: ConnectFlow
  /** Hands the browser's returns to the connect, once a queue is open. */
  hearReturns: () => Promise<void>
} {
  const links = openDeepLinks(app, process, log)
  const connect = createConnectFlow({
    engine: () => host.current()?.engine ?? null,
    page: 'You can go back to the app and close this page.',
    explain: toUserError,
    clock: systemClock(),
    log,
    async openLink(url) {
      if (!isExternalAllowed(url, host.current()?.sandboxOrigin ?? null)) {
        throw new AppError(
          'LINK_REFUSED',
          'Aether’s link is not opened: it does not lead to a secure web page. Nothing was connected.',
          { retry: 'never' }
        )
      }
      await openExternal(url)
    },
    onChange(state) {
      tell({ type: 'state-changed' })
      if (state.stage === 'confirm' || (state.stage === 'ended' && state.outcome === 'late-return'))
        tell({ type: 'show-view', view: 'accounts' })
    }
  })
  return {
    connect,
    async hearReturns() {
      const first = links.first()
      links.listen((link) => connect.returned(link))
      if (first !== null) await connect.returnedAtStart()
    }
  }
}
