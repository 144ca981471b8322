import { AppError } from '../../../contract/app-error.ts'
import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { resolvePostUrl } from '../../window/security.ts'
import type { ThirdParty } from '../../../contract/third-party.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { AppSession } from '../../engine/app-session.ts'
import type { ConnectFlow } from '../../../engine/accounts/connect/connect-flow.ts'
import type { PathDialogs } from '../../desktop/dialogs.ts'
import type { DesktopServices } from '../../desktop/desktop-services.ts'
import type { ProxyStore } from '../../settings/proxy/proxy-store.ts'
import type { SettingsStore } from '../../settings/settings.ts'
import type { EngineHost } from '../../engine/engine-host.ts'
import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import type { RpcHandlers } from '../rpc-host.ts'
import type { Updates } from '../../desktop/updates.ts'

/** The dependencies of the call handlers, including all parts of Electron that they need. */
export interface HandlerContext extends PathDialogs {
  app: AppSession
  host: EngineHost
  /** Connects a TikTok account through the browser. */
  connect: ConnectFlow
  settings: SettingsStore
  proxy: ProxyStore
  /** The user's settings, and the app's services on the desktop. */
  desktop: DesktopServices
  updates: Updates
  dataDir: string
  /** Returns the open engine; throws an error with a sentence for the user if none is open. */
  engine: () => Engine
  /** Returns the keys in use, to redact them from written text; no call returns them. */
  secrets: () => readonly string[]
  /** Returns the number of the last sent delta. */
  seq: () => number
  /** Returns all third-party components of the app. */
  thirdParty: () => Promise<ThirdParty[]>
  openExternal: (url: string) => Promise<void>
  /** Shows a folder or file in the system's file manager. */
  showInFolder: (path: string) => void
  /** Copies text to the system's clipboard. */
  copyText: (text: string) => Promise<void>
}

/** The handlers of one group of calls. */
export type HandlersOf<Calls extends object> = Pick<
  RpcHandlers,
  Extract<keyof Calls, keyof RpcHandlers>
>

/** Merges the results of several commands into one. */
export const together = (results: readonly RequestResult[]): RequestResult => ({
  changed: results.flatMap(({ changed }) => changed),
  refused: results.flatMap(({ refused }) => refused)
})

/** Returns the post's link. Throws an error with a sentence for the user while there is none. */
export function postLinkOf(job: Job | null, host: Pick<EngineHost, 'current'>): string {
  if (!job?.url) throw new AppError('NO_LINK', t('desktop.queue.no-link'), { retry: 'later' })
  return resolvePostUrl(job.url, host.current()?.sandboxOrigin ?? null)
}
