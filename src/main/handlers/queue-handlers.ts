import { basename } from 'node:path'
import type { AddSummary } from '../../contract/ipc.ts'
import type { queueCalls } from '../../contract/ipc/queue-calls.ts'
import type { AddedPath, QueueRequest, RequestResult } from '../../contract/queue-request.ts'
import { toJobDetails, toJobRow } from '../job-row.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

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

/** The list: adding, confirming, changing. */
export function queueHandlers({ host, engine, seq, choosePaths }: HandlerContext): HandlersOf<typeof queueCalls> {
  const request = (order: QueueRequest): Promise<RequestResult> => engine().request(order)
  const add = async (paths: string[], profileId: string): Promise<AddSummary> => toAddSummary(await engine().add({ paths, profileId }))
  const choose = async (kind: 'files' | 'folders', profileId: string): Promise<AddSummary | null> => {
    const paths = await choosePaths(kind)
    return paths.length === 0 ? null : add(paths, profileId)
  }

  return {
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
    'queue.audienceVerified': () => request({ kind: 'audience-verified' })
  }
}
