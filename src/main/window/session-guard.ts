import type { Session } from 'electron'
import { isRequestAllowed } from './security.ts'

/**
 * Denies the page every request to the system or network: permissions, devices, downloads, and
 * every address that is not the app's own, whatever the page's policy says. The spell checker is
 * off where Chromium would download its dictionaries; macOS has its own.
 * @param devOrigin origin of the development server, only while developing
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
