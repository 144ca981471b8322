import type { Session, WebContents } from 'electron'
import { isOwnFrame, isRequestAllowed } from './security.ts'

/**
 * Denies the page every request to the system or network: permissions, devices, downloads, and
 * every address that is not the app's own, whatever the page's policy is. The spell checker is off
 * where Chromium would download its dictionaries; macOS has its own.
 * @param devOrigin origin of the development server, only in development
 */
export function guardSession(
  session: Session,
  devOrigin: string | null,
  platform: NodeJS.Platform
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isRequestAllowed(details.url, devOrigin) })
  )
  if (platform !== 'darwin') session.setSpellCheckerEnabled(false)
}

/**
 * Prevents every page of the app from leaving its own document (only reloading it is allowed), from
 * opening windows and from embedding pages.
 */
export function lockDown(contents: WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const stay = (details: { url: string; preventDefault(): void }): void => {
    if (!isOwnFrame(details.url, devOrigin)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
