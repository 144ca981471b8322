import type { Download, Request } from 'playwright-core'
import { fromPageUrl } from './app-url.ts'
import { isReady } from './ready.ts'
import { systemProxy } from './settings.ts'
import { emitPreventable, refuse, strict, StrictEmitter } from './strict.ts'
import type { WebContents } from './web-contents.ts'

type BeforeRequest = (
  details: object,
  callback: (answer: { cancel?: boolean; redirectURL?: string }) => void
) => void
type PermissionRequest = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object
) => void
type PermissionCheck = (
  contents: WebContents,
  permission: string,
  origin: string,
  details: object
) => boolean

const resourceTypes: Record<string, string> = {
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  xhr: 'xhr',
  fetch: 'xhr',
  ping: 'ping',
  media: 'media',
  websocket: 'webSocket'
}
let lastRequest = 0

class Session extends StrictEmitter {
  static override readonly comes = ['will-download']
  #beforeRequest: BeforeRequest | null = null
  #permissionRequest: PermissionRequest | null = null
  #permissionCheck: PermissionCheck | null = null
  readonly webRequest = strict('session.defaultSession.webRequest', {
    onBeforeRequest: (...args: [BeforeRequest | null] | [filter: object, BeforeRequest | null]) => {
      if (args.length === 2)
        refuse('session.defaultSession.webRequest.onBeforeRequest with a filter')
      this.#beforeRequest = args[0]
    }
  })

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#permissionCheck = handler
  }
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}
  async resolveProxy(): Promise<string> {
    return systemProxy
  }

  /** Whether main grants what the page asks for now; without a handler Electron grants everything. */
  async mayDo(contents: WebContents, permission: string, url: string): Promise<boolean> {
    const handler = this.#permissionRequest
    return (
      handler === null ||
      new Promise((resolve) =>
        handler(contents, permission, resolve, { requestingUrl: url, isMainFrame: true })
      )
    )
  }
  /** What main answers when the page looks how a permission stands. */
  isAllowed(contents: WebContents, permission: string, url: string): boolean {
    return (
      this.#permissionCheck?.(contents, permission, url, {
        requestingUrl: url,
        isMainFrame: true
      }) ?? permission !== 'deprecated-sync-clipboard-read'
    )
  }
  /** Whether main cancels this request. */
  async cancels(request: Request, url: string, contents: WebContents | null): Promise<boolean> {
    const listener = this.#beforeRequest
    if (listener === null) return false
    const frame = request.frame()
    const document = frame.parentFrame() === null ? 'mainFrame' : 'subFrame'
    const body = request.postDataBuffer()
    const details = {
      id: ++lastRequest,
      url,
      method: request.method(),
      timestamp: Date.now(),
      referrer: fromPageUrl(request.headers()['referer'] ?? ''),
      resourceType: request.isNavigationRequest()
        ? document
        : (resourceTypes[request.resourceType()] ?? 'other'),
      ...(contents !== null && {
        webContents: contents,
        webContentsId: contents.id,
        frame: contents.mainFrame
      }),
      uploadData: body === null ? undefined : [{ type: 'rawData', bytes: body }]
    }
    const { cancel, redirectURL } = await new Promise<Parameters<Parameters<BeforeRequest>[1]>[0]>(
      (resolve) => listener(strict('webRequest details', details), resolve)
    )
    if (redirectURL !== undefined)
      refuse('session.defaultSession.webRequest.onBeforeRequest with a redirectURL')
    return cancel === true
  }
  async download(download: Download, contents: WebContents): Promise<void> {
    const item = strict('DownloadItem', {
      getURL: () => fromPageUrl(download.url()),
      getFilename: () => download.suggestedFilename()
    })
    const prevented = emitPreventable(this, 'will-download', {}, item, contents)
    await download.cancel()
    if (!prevented) refuse('session with a download that goes on')
  }
}

function demandReady(): void {
  if (!isReady()) throw new TypeError('Session can only be received when app is ready')
}
let defaultSession: Session | null = null
export const session = strict('session', {
  get defaultSession(): Session {
    demandReady()
    return (defaultSession ??= new Session())
  },
  /** Without a page in it, only requests of main go through such a session. */
  fromPartition: (name: string) => {
    demandReady()
    return strict(`session.fromPartition('${name}')`, {})
  }
})
