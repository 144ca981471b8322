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

/** What handlers of the window's calls work with, including all that they need of Electron. */
export interface HandlerContext extends PathDialogs {
  app: AppSession
  host: EngineHost
  /** Connecting a TikTok account through the browser. */
  connect: ConnectFlow
  settings: SettingsStore
  proxy: ProxyStore
  /** What a person has set, and what the app does on the desktop for it. */
  desktop: DesktopServices
  updates: Updates
  dataDir: string
  /** The open engine; throws a sentence for people when none is open. */
  engine: () => Engine
  /** Keys in use, for taking them out of what is written; no call returns them. */
  secrets: () => readonly string[]
  /** Number of the last delta that was sent. */
  seq: () => number
  /** Everything by others that the app is made of. */
  thirdParty: () => Promise<ThirdParty[]>
  openExternal: (url: string) => Promise<void>
  /** Shows a folder or file in the system's file manager. */
  showInFolder: (path: string) => void
  /** Puts text on the system's clipboard. */
  copyText: (text: string) => Promise<void>
}

/** The handlers of one group of calls. */
export type HandlersOf<Calls extends object> = Pick<
  RpcHandlers,
  Extract<keyof Calls, keyof RpcHandlers>
>

/** What several orders did, as one. */
export const together = (results: readonly RequestResult[]): RequestResult => ({
  changed: results.flatMap(({ changed }) => changed),
  refused: results.flatMap(({ refused }) => refused)
})

/** Where a job's post is. Throws a sentence for people while it has no link. */
export function postLinkOf(job: Job | null, host: Pick<EngineHost, 'current'>): string {
  if (!job?.url) throw new AppError('NO_LINK', t('desktop.queue.no-link'), { retry: 'later' })
  return resolvePostUrl(job.url, host.current()?.sandboxOrigin ?? null)
}
