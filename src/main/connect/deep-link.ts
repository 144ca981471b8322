import type { App } from 'electron'
import type { Log } from '../../engine/ports.ts'
import { linkInArguments, linkScheme, readReturnLink } from './return-link.ts'
import type { ReturnLink } from './return-link.ts'

/** What is needed of Electron's `app`. */
export type LinkedApp = Pick<App, 'setAsDefaultProtocolClient' | 'getAppPath'> & {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown
}

export interface DeepLinks {
  /** The link that started the app, if one did; told once. */
  first(): ReturnLink | null
  /** From now on links go here. One that came after the start and before this call is handed over at once. */
  listen(listener: (link: ReturnLink) => void): void
}

/**
 * Makes the app the one for its own scheme and hears the links on all three systems: as an argument of the first start,
 * as an argument of a second one (Windows, Linux), as an event (macOS). Call before the app is ready, or the event that
 * started the app is missed. What is not exactly a return link is dropped and its text is not logged.
 */
export function openDeepLinks(
  app: LinkedApp,
  process: { argv: readonly string[]; execPath: string; defaultApp?: boolean },
  log: Log
): DeepLinks {
  const { argv, execPath, defaultApp = false } = process
  if (!defaultApp) app.setAsDefaultProtocolClient(linkScheme)
  // Electron started on a folder, as in development: the system must be told which folder, or it would start Electron alone.
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
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hear(url)
  })
  app.on('second-instance', (_event, arguments_) => hear(linkInArguments(arguments_)))

  return {
    first() {
      // On macOS the link that starts the app comes as an event, before anybody listens.
      const link = first ?? early.shift() ?? null
      first = null
      return link
    },
    listen(next) {
      listener = next
      for (const link of early) next(link)
      early = []
    }
  }
}
