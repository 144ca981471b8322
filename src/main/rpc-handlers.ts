import { basename } from 'node:path'
import { AppError } from '../contract/app-error.ts'
import type { AddSummary } from '../contract/ipc.ts'
import type { AddedPath, QueueRequest, RequestResult } from '../contract/queue-request.ts'
import type { Engine } from '../engine/engine.ts'
import type { AppSession } from './app-session.ts'
import type { EngineHost } from './engine-host.ts'
import { toJobDetails, toJobRow } from './job-row.ts'
import type { RpcHandlers } from './rpc-host.ts'
import { isExternalAllowed, resolvePostUrl } from './security.ts'

export interface RpcHandlersOptions {
  app: AppSession
  host: EngineHost
  /** Number of the last delta that was sent. */
  seq: () => number
  /** Opens the system's dialog; an empty list when it was dismissed. */
  choosePaths: (kind: 'files' | 'folders') => Promise<string[]>
  openExternal: (url: string) => Promise<void>
}

const pages = {
  'music-usage': 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
  aether: 'https://aetherhq.dev/'
} as const

/** What the window is told about the files it added: names, never paths. */
function toAddSummary(added: readonly AddedPath[]): AddSummary {
  const fresh = added.filter(({ outcome }) => outcome === 'added')
  return {
    jobIds: added.flatMap(({ jobId }) => (jobId === null ? [] : [jobId])),
    added: fresh.length,
    notAdded: added
      .filter(({ outcome }) => outcome !== 'added')
      .map(({ path, outcome, reason }) => ({ name: basename(path), outcome, reason }))
  }
}

/** The calls of the contract, carried out on whichever engine is open. */
export function createRpcHandlers({ app, host, seq, choosePaths, openExternal }: RpcHandlersOptions): RpcHandlers {
  const engine = (): Engine => {
    const open = host.current()
    if (open === null) throw new AppError('NO_QUEUE_OPEN', 'Add an API key or start practice mode first.')
    return open.engine
  }
  const request = (order: QueueRequest): Promise<RequestResult> => engine().request(order)
  const add = async (paths: string[], profileId: string): Promise<AddSummary> => toAddSummary(await engine().add({ paths, profileId }))
  const choose = async (kind: 'files' | 'folders', profileId: string): Promise<AddSummary | null> => {
    const paths = await choosePaths(kind)
    return paths.length === 0 ? null : add(paths, profileId)
  }
  const openLink = async (url: string): Promise<Record<string, never>> => {
    if (!isExternalAllowed(url, host.current()?.sandboxOrigin ?? null)) {
      throw new AppError('LINK_REFUSED', 'This link is not opened: it does not lead to a secure web page.', { retry: 'never' })
    }
    await openExternal(url)
    return {}
  }

  return {
    'app.state': () => app.state(),
    'practice.start': () => app.startPractice(),
    'practice.stop': () => app.stopPractice(),
    'settings.setApiKey': ({ apiKey }) => app.setApiKey(apiKey),
    'settings.forgetApiKey': () => app.forgetApiKey(),

    'accounts.refresh': () => engine().refreshAccounts(),
    'accounts.list': () => engine().accounts(),
    'accounts.addManual': ({ profileId }) => engine().addAccount(profileId),

    'files.choose': ({ profileId }) => choose('files', profileId),
    'folders.choose': ({ profileId }) => choose('folders', profileId),

    'queue.add': ({ paths, profileId }) => add(paths, profileId),
    'queue.snapshot': () => ({
      session: host.session(),
      seq: seq(),
      rows: (host.current()?.engine.jobs() ?? []).filter((job) => !job.hidden).map(toJobRow)
    }),
    'queue.job': ({ jobId }) => {
      const job = engine().job(jobId)
      return job === null ? null : toJobDetails(job)
    },
    'queue.arm': (arm) => request({ kind: 'arm', arm }),
    'queue.edit': (edit) => request({ kind: 'edit', ...edit }),
    'queue.retry': ({ jobIds }) => request({ kind: 'retry', jobIds }),
    'queue.cancel': ({ jobIds }) => request({ kind: 'cancel', jobIds }),
    'queue.resolve': ({ jobId, as }) => request({ kind: 'resolve', jobId, as }),
    'queue.clear': ({ jobIds }) => request({ kind: 'clear', jobIds }),
    'queue.pause': () => request({ kind: 'pause' }),
    'queue.resume': () => request({ kind: 'resume' }),
    'queue.audienceVerified': () => request({ kind: 'audience-verified' }),

    'shell.openPost': ({ jobId }) => {
      const url = engine().job(jobId)?.url
      if (!url) throw new AppError('NO_LINK', 'TikTok has not given this post a link yet.', { retry: 'later' })
      return openLink(resolvePostUrl(url, host.current()?.sandboxOrigin ?? null))
    },
    'shell.openPage': ({ page }) => openLink(pages[page])
  }
}
