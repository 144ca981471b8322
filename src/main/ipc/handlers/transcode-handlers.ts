import { dirname } from 'node:path'
import type { transcodeCalls } from '../../../contract/ipc/transcode-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import { TranscodeQueue, type TranscodeVideo } from '../../../engine/transcode/transcode-queue.ts'
import { findTools, type Tools } from '../../../engine/media/probe/find-tools.ts'
import { displayPath } from '../job-row.ts'
import { together } from './handler-context.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'
import { checkOptionsOf } from '../../../engine/checks/limits.ts'

/** Handles calls about transcodes: made beside the original, then used by the job in its place. */
export function transcodeHandlers({
  engine,
  host
}: HandlerContext): HandlersOf<typeof transcodeCalls> {
  let tools: Promise<Tools> | null = null
  /** Each job's original path before its transcode, and the session of its queue. */
  const originals = new Map<string, { path: string; session: number }>()
  let batchSession = 0
  const replace = (jobId: string, path: string): Promise<RequestResult> =>
    engine().request({ kind: 'locate', jobId, path, instead: true })
  const copies = new TranscodeQueue({
    tools: () => (tools ??= findTools(process.env)),
    async use(jobId, copyPath) {
      const before =
        host.session() === batchSession ? (host.current()?.engine.job(jobId) ?? null) : null
      if (before === null) return t('desktop.copy.not-in-list')
      const { changed, refused } = await replace(jobId, copyPath)
      if (changed.length === 0) {
        const reason = refused[0]?.reason
        return reason === undefined
          ? t('desktop.copy.moved-on')
          : t('desktop.copy.not-taken', { reason })
      }
      originals.set(jobId, { path: before.path, session: batchSession })
      return null
    }
  })
  const videosOf = (jobIds: readonly string[]): TranscodeVideo[] =>
    jobIds.flatMap((id) => {
      const job = engine().job(id)
      if (job === null) return []
      // A copy has to pass the limits of the job's account.
      const account = engine()
        .accounts()
        .find(({ profileId }) => profileId === job.profileId)
      return [{ jobId: id, path: job.path, options: checkOptionsOf(account, false) }]
    })

  const takeBack = async (jobId: string): Promise<RequestResult> => {
    const original = originals.get(jobId)
    if (original === undefined || original.session !== host.session())
      return { changed: [], refused: [{ jobId, reason: t('desktop.copy.no-original') }] }
    const { changed, refused } = await replace(jobId, original.path)
    if (changed.length > 0) originals.delete(jobId)
    return { changed, refused }
  }

  return {
    'transcode.plan': async ({ jobIds, choices }) => {
      const videos = videosOf(jobIds)
      const folders = new Set(videos.map(({ path }) => dirname(path)))
      const [folder] = folders
      return {
        plans: await copies.plan(videos, choices),
        folder: folders.size === 1 && folder !== undefined ? displayPath(folder) : null
      }
    },
    'transcode.start': ({ jobIds, choices }) => {
      const batch = copies.start(videosOf(jobIds), choices)
      batchSession = host.session()
      return batch
    },
    'transcode.state': () => copies.state(),
    'transcode.cancel': () => copies.cancel(),
    'transcode.undo': async ({ jobIds }) => {
      const results: RequestResult[] = []
      for (const jobId of jobIds) results.push(await takeBack(jobId))
      return together(results)
    }
  }
}
