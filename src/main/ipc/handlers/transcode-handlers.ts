import { dirname } from 'node:path'
import type { CheckOptions } from '../../../contract/media/check.ts'
import type { transcodeCalls } from '../../../contract/ipc/transcode-calls.ts'
import type { Job } from '../../../contract/queue/job.ts'
import type { RequestResult } from '../../../contract/queue/queue-command.ts'
import { TranscodeQueue, type TranscodeVideo } from '../../../engine/transcode/transcode-queue.ts'
import type { Engine } from '../../../engine/engine.ts'
import { findTools, type Tools } from '../../../engine/media/probe/find-tools.ts'
import { displayPath } from '../job-row.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'
import { checkOptionsOf } from '../../../engine/checks/limits.ts'

/** What a copy for this job has to pass: the limits of its account. */
function checksFor(job: Job, engine: Engine): CheckOptions {
  const account = engine.accounts().find(({ profileId }) => profileId === job.profileId)
  return checkOptionsOf(account, false)
}

/** Copies that fit: made beside the original, then taken by the job in its place. */
export function transcodeHandlers({
  engine,
  host
}: HandlerContext): HandlersOf<typeof transcodeCalls> {
  let tools: Promise<Tools> | null = null
  /** Where each job's video lay before it took a copy, and the queue that the job is of. */
  const originals = new Map<string, { path: string; session: number }>()
  let batchSession = 0
  const desktopStatus = new TranscodeQueue({
    tools: () => (tools ??= findTools(process.env)),
    async use(jobId, copyPath) {
      const before =
        host.session() === batchSession ? (host.current()?.engine.job(jobId) ?? null) : null
      if (before === null) return 'The copy is there, but its file is not in this list any more.'
      const { changed, refused } = await engine().request({
        kind: 'locate',
        jobId,
        path: copyPath,
        instead: true
      })
      if (changed.length === 0)
        return `The copy is there, but the list keeps the original: ${refused[0]?.reason ?? 'it moved on meanwhile.'}`
      originals.set(jobId, { path: before.path, session: batchSession })
      return null
    }
  })
  const videosOf = (jobIds: readonly string[]): TranscodeVideo[] =>
    jobIds.flatMap((id) => {
      const job = engine().job(id)
      return job === null ? [] : [{ jobId: id, path: job.path, options: checksFor(job, engine()) }]
    })

  const takeBack = async (jobId: string): Promise<RequestResult> => {
    const original = originals.get(jobId)
    if (original === undefined || original.session !== host.session())
      return { changed: [], refused: [{ jobId, reason: 'Its original is not known any more.' }] }
    const { changed, refused } = await engine().request({
      kind: 'locate',
      jobId,
      path: original.path,
      instead: true
    })
    if (changed.length > 0) originals.delete(jobId)
    return { changed, refused }
  }

  return {
    'transcode.plan': async ({ jobIds, choices }) => {
      const videos = videosOf(jobIds)
      const folders = new Set(videos.map(({ path }) => dirname(path)))
      const [folder] = folders
      return {
        plans: await desktopStatus.plan(videos, choices),
        folder: folders.size === 1 && folder !== undefined ? displayPath(folder) : null
      }
    },
    'transcode.start': ({ jobIds, choices }) => {
      const batch = desktopStatus.start(videosOf(jobIds), choices)
      batchSession = host.session()
      return batch
    },
    'transcode.state': () => desktopStatus.state(),
    'transcode.cancel': () => desktopStatus.cancel(),
    'transcode.undo': async ({ jobIds }) => {
      const results: RequestResult[] = []
      for (const jobId of jobIds) results.push(await takeBack(jobId))
      return {
        changed: results.flatMap(({ changed }) => changed),
        refused: results.flatMap(({ refused }) => refused)
      }
    }
  }
}
