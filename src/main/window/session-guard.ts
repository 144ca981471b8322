import type { Session } from 'electron'
import { isRequestAllowed } from './security.ts'

/**
 * Denies the page whatever it could ask of the system or of the network: permissions, devices, downloads, and every
 * address that is not the app's own, whatever the page's policy says. The spell checker is off where Chromium would fetch
 * its dictionaries from a server; the one of macOS is the system's own.
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
