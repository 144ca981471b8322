import type { App } from 'electron'
import { AppError } from '../../contract/app-error.ts'
import type { AppEvent } from '../../contract/ipc/app-event.ts'
import { t } from '../../contract/messages/say.ts'
import { createConnectFlow } from '../../engine/accounts/connect/connect-flow.ts'
import type { ConnectFlow } from '../../engine/accounts/connect/connect-flow.ts'
import {
  linkInArguments,
  linkScheme,
  readReturnLink
} from '../../engine/accounts/connect/return-link.ts'
import type { ReturnLink } from '../../engine/accounts/connect/return-link.ts'
import type { Log } from '../../engine/ports.ts'
import { systemClock } from '../../engine/system-clock.ts'
import type { EngineHost } from '../engine/engine-host.ts'
import { toUserError } from '../errors/user-error.ts'
import { isExternalAllowed } from '../window/security.ts'

/** The part of Electron's `app` that links need. */
export type LinkedApp = Pick<App, 'setAsDefaultProtocolClient' | 'getAppPath'> & NodeJS.EventEmitter

/** The part of Node's `process` that links need. */
export interface LinkedProcess {
  argv: readonly string[]
  execPath: string
  defaultApp?: boolean
}

export interface OpenConnectOptions {
  app: LinkedApp
  process: LinkedProcess
  host: EngineHost
  log: Log
  openExternal: (url: string) => Promise<void>
  tell: (event: AppEvent) => void
}

/**
 * Connects accounts on the open queue. Tells the window each change; shows it to ask the user. Call
 * before the app is ready: a link may start the app.
 */
export function openConnect({ app, process, host, log, openExternal, tell }: OpenConnectOptions): {
  connect: ConnectFlow
  /** Starts passing browser returns to the connect, once a queue is open. */
  hearReturns: () => Promise<void>
} {
  const links = openDeepLinks(app, process, log)
  const connect = createConnectFlow({
    engine: () => host.current()?.engine ?? null,
    page: t('desktop.connect.page'),
    explain: toUserError,
    clock: systemClock(),
    log,
    async openLink(url) {
      if (!isExternalAllowed(url, host.current()?.sandboxOrigin ?? null)) {
        throw new AppError('LINK_REFUSED', t('desktop.connect.link-refused'), { retry: 'never' })
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

/**
 * Registers the app for its scheme and receives links: as an argument of the first start or
 * (Windows, Linux) a second one, or as an event (macOS). Call before the app is ready, or the event
 * that started it is lost. Drops all but exact return links and does not log their text.
 */
export function openDeepLinks(
  app: LinkedApp,
  { argv, execPath, defaultApp = false }: LinkedProcess,
  log: Log
) {
  if (!defaultApp) app.setAsDefaultProtocolClient(linkScheme)
  // In development, without this folder argument, the system would start plain Electron.
  else app.setAsDefaultProtocolClient(linkScheme, execPath, [app.getAppPath()])

  let listener: ((link: ReturnLink) => void) | null = null
  let first = read(linkInArguments(argv))
  let early: ReturnLink[] = []

  function read(text: string | null): ReturnLink | null {
    const link = text === null ? null : readReturnLink(text)
    if (text !== null && link === null) log.warn('A link that is none of ours was dropped')
    return link
  }
  const hear = (text: string | null): void => {
    const link = read(text)
    if (link === null) return
    if (listener === null) early.push(link)
    else listener(link)
  }
  app.on('open-url', (event: { preventDefault(): void }, url: string) => {
    event.preventDefault()
    hear(url)
  })
  app.on('second-instance', (_event, arguments_: string[]) => hear(linkInArguments(arguments_)))

  return {
    /** Returns the link that started the app, if any, on the first call only. */
    first() {
      // On macOS the link that starts the app arrives as an event, before any listener.
      const link = first ?? early.shift() ?? null
      first = null
      return link
    },
    /** Receives links from now on. Delivers a link that arrived since the start at once. */
    listen(next: (link: ReturnLink) => void) {
      listener = next
      for (const link of early) next(link)
      early = []
    }
  }
}
