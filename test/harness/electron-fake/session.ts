import type { BrowserContext } from 'playwright-core'
import { demandReady } from './ready.ts'
import { strict } from './strict.ts'

type Listener = (details: object, callback: (answer: Answer) => void) => void
interface Answer {
  cancel?: boolean
  responseHeaders?: Record<string, string | string[]>
}
type RequestHandler = (contents: unknown, permission: string, callback: (granted: boolean) => void, details: object) => void
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean

type ListenerArgs = [Listener | null] | [filter: object, Listener | null]

let onBeforeRequest: Listener | null = null
let onHeadersReceived: Listener | null = null
let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null

/** Electron passes an optional filter first; the stand-in calls the listener for every URL of a page. */
const listenerOf = (args: ListenerArgs): Listener | null => (args.length === 1 ? args[0] : args[1])

const defaultSession = strict('session.defaultSession', {
  setPermissionRequestHandler(handler: RequestHandler | null) { requestHandler = handler },
  setPermissionCheckHandler(handler: CheckHandler | null) { checkHandler = handler },
  setDevicePermissionHandler() {},
  setSpellCheckerEnabled() {},
  setSpellCheckerLanguages() {},
  resolveProxy: () => Promise.resolve('DIRECT'),
  webRequest: strict('session.defaultSession.webRequest', {
    onBeforeRequest(...args: ListenerArgs) { onBeforeRequest = listenerOf(args) },
    onHeadersReceived(...args: ListenerArgs) { onHeadersReceived = listenerOf(args) }
  }),
  on() {}
})

export const session = strict('session', {
  get defaultSession() {
    demandReady('session.defaultSession')
    return defaultSession
  },
  /** Without a page in it, only requests of main go through such a session. */
  fromPartition: (name: string) => {
    demandReady('session.fromPartition()')
    return strict(`session.fromPartition('${name}')`, {})
  }
})

const ask = (listener: Listener | null, details: object): Promise<Answer> =>
  listener === null ? Promise.resolve({}) : new Promise((resolve) => listener(details, resolve))

/** Whether main cancels this request. */
export async function beforeRequest(url: string, method: string): Promise<boolean> {
  const { cancel } = await ask(onBeforeRequest, { url, method })
  return cancel === true
}

/** The response headers as main leaves them. */
export async function headersReceived(url: string, headers: Record<string, string>): Promise<Record<string, string>> {
  const { responseHeaders } = await ask(onHeadersReceived, { url, responseHeaders: headers })
  const left = Object.entries(responseHeaders ?? headers)
  return Object.fromEntries(left.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
}

/** Electron's name of a permission -> Chromium's. */
const permissions: Record<string, string[]> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write']
}

/** Gives the page what main's handlers grant and refuses the rest; without handlers Electron grants everything. */
export async function applyPermissions(context: BrowserContext, contents: unknown, url: string, pageOrigin: string): Promise<void> {
  const isGranted = async (permission: string): Promise<boolean> => {
    const details = { requestingUrl: url, isMainFrame: true }
    if (checkHandler && !checkHandler(contents, permission, url, details)) return false
    const ruling = requestHandler
    return ruling === null ? true : new Promise((resolve) => ruling(contents, permission, resolve, details))
  }
  const granted: string[] = []
  for (const [name, chromiumNames] of Object.entries(permissions)) if (await isGranted(name)) granted.push(...chromiumNames)
  await context.grantPermissions(granted, { origin: pageOrigin })
}
