import { basename } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import type { AddSummary } from '../../contract/ipc.ts'
import type { queueCalls } from '../../contract/ipc/queue-calls.ts'
import type { AddedPath, QueueRequest, RequestResult } from '../../contract/queue-request.ts'
import { compareNaturally } from '../../engine/media/natural-order.ts'
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

  const inNaturalOrder = (jobIds: string[]): string[] => {
    const names = new Map(engine().jobs().map(({ id, name }) => [id, name]))
    return jobIds.toSorted((a, b) => compareNaturally(names.get(a) ?? '', names.get(b) ?? ''))
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
      return job === null ? null : toJobDetails(job, engine().receipt(jobId)?.history ?? [])
    },
    'queue.arm': (arm) => request({ kind: 'arm', arm }),
    'queue.edit': (edit) => request({ kind: 'edit', ...edit }),
    'queue.retry': ({ jobIds }) => request({ kind: 'retry', jobIds }),
    'queue.cancel': ({ jobIds }) => request({ kind: 'cancel', jobIds }),
    'queue.resolve': ({ jobId, as }) => request({ kind: 'resolve', jobId, as }),
    'queue.clear': ({ jobIds }) => request({ kind: 'clear', jobIds }),
    'queue.restore': ({ jobIds }) => request({ kind: 'restore', jobIds }),
    'queue.reschedule': ({ jobIds, scheduledFor }) => request({ kind: 'reschedule', jobIds, scheduledFor }),
    'queue.missed': ({ answer, jobIds }) => request({ kind: 'missed', answer, jobIds }),
    'queue.move': ({ jobIds, before }) => request({ kind: 'reorder', jobIds, before }),
    'queue.sortNaturally': ({ jobIds }) => request({ kind: 'reorder', jobIds: inNaturalOrder(jobIds), order: 'as-listed' }),
    'queue.locate': async ({ jobId }) => {
      const [path] = await choosePaths('one-file')
      return path === undefined ? null : request({ kind: 'locate', jobId, path })
    },
    'queue.paste': () => {
      throw new AppError('NOT_YET', 'Pasting paths is not built yet.')
    },
    'queue.plan': ({ profileId, count }) => ({ instants: engine().plan(profileId, count) }),
    'queue.pause': ({ how }) => request({ kind: 'pause', how }),
    'queue.resume': () => request({ kind: 'resume' }),
    'queue.audienceVerified': () => request({ kind: 'audience-verified' })
  }
}
