import type { WebContents } from 'electron'
import { isNavigationAllowed } from '../window/security.ts'

/** Keeps every page of the app from leaving, opening windows and embedding pages. */
export function lockDown(contents: WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  const stay = (details: { url: string; preventDefault(): void }): void => {
    if (!isNavigationAllowed(details.url, devOrigin)) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
