import type { WebContents } from 'electron'
import { isNavigationAllowed } from '../window/security.ts'

/** Denies what a page could try: leaving, opening windows, embedding pages. For every page the app ever makes. */
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
