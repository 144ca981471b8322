import { AppError } from '../../contract/app-error.ts'
import type { AppEvent } from '../../contract/ipc/app-event.ts'
import type { Log } from '../../engine/ports.ts'
import { systemClock } from '../../engine/system-clock.ts'
import type { DeepLinks } from './deep-link.ts'
import type { EngineHost } from '../engine/engine-host.ts'
import { isExternalAllowed } from '../window/security.ts'
import { createConnectFlow } from './connect-flow.ts'
import type { ConnectFlow } from './connect-flow.ts'

export interface OpenConnectOptions {
  host: EngineHost
  log: Log
  openExternal: (url: string) => Promise<void>
  tell: (event: AppEvent) => void
}

/** Connects accounts on the open queue. Tells the window each change; shows it to ask the user. */
export function openConnect({ host, log, openExternal, tell }: OpenConnectOptions): ConnectFlow {
  return createConnectFlow({
    engine: () => host.current()?.engine ?? null,
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
}

/** Hands the browser's returns to the connect, once a queue is open. */
export async function hearReturns(connect: ConnectFlow, links: DeepLinks): Promise<void> {
  const first = links.first()
  links.listen((link) => connect.returned(link))
  if (first !== null) await connect.returnedAtStart()
}
