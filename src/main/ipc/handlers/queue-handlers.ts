import { lstat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import type { AddSummary } from '../../../contract/ipc.ts'
import type { queueCalls } from '../../../contract/ipc/queue-calls.ts'
import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import type {
  AddedPath,
  QueueCommand,
  RequestResult
} from '../../../contract/queue/queue-command.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { compareNaturally } from '../../../engine/media/files/natural-order.ts'
import { describeJob } from '../job-report.ts'
import { toJobDetails, toJobRow } from '../job-row.ts'
import { readPastedPaths } from '../pasted-paths.ts'
import { postLinkOf } from './handler-context.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** Summarizes added files for the window: names, never paths. */
function toAddSummary(added: readonly AddedPath[]): AddSummary {
  const fresh = added.filter(({ outcome }) => outcome === 'added')
  return {
    jobIds: added.flatMap(({ jobId }) => (jobId === null ? [] : [jobId])),
    added: fresh.length,
    notAdded: added
      .filter(({ outcome }) => outcome !== 'added')
      .map(({ path, outcome, reason }) => ({ name: visibleText(basename(path)), outcome, reason }))
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false
  )

/** Handles calls about the list: adding, confirming, changing. */
export function queueHandlers({
  app,
  host,
  engine,
  seq,
  choosePaths,
  showInFolder,
  copyText,
  secrets
}: HandlerContext): HandlersOf<typeof queueCalls> {
  const request = (order: QueueCommand): Promise<RequestResult> => engine().request(order)
  const add = async (paths: string[], profileId: string): Promise<AddSummary> =>
    toAddSummary(await engine().add({ paths, profileId }))
  const choose = async (
    kind: 'files' | 'folders',
    profileId: string
  ): Promise<AddSummary | null> => {
    const paths = await choosePaths(kind)
    return paths.length === 0 ? null : add(paths, profileId)
  }

  /** Adds existing files; reports the others by name. */
  const paste = async (text: string, profileId: string): Promise<AddSummary> => {
    const paths: string[] = []
    const notAdded: AddSummary['notAdded'] = []
    for (const line of readPastedPaths(text, {
      windows: process.platform === 'win32',
      home: homedir()
    })) {
      if ('reason' in line)
        notAdded.push({ name: line.name, outcome: 'unreadable', reason: line.reason })
      else if (await isThere(line.path)) paths.push(line.path)
      else
        notAdded.push({
          name: visibleText(basename(line.path)),
          outcome: 'unreadable',
          reason: t('desktop.paste.nothing-there')
        })
    }
    const added = paths.length === 0 ? toAddSummary([]) : await add(paths, profileId)
    return { ...added, notAdded: [...added.notAdded, ...notAdded] }
  }
  const inNaturalOrder = (jobIds: string[]): string[] => {
    const names = new Map(
      engine()
        .jobs()
        .map(({ id, name }) => [id, name])
    )
    return jobIds.toSorted((a, b) => compareNaturally(names.get(a) ?? '', names.get(b) ?? ''))
  }

  const jobOf = (jobId: string): Job => {
    const job = engine().job(jobId)
    if (job === null) throw new AppError('NO_SUCH_JOB', t('desktop.queue.no-such-job'))
    return job
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
      return job === null ? null : toJobDetails(job, engine().history.steps(jobId))
    },
    'queue.command': request,
    'queue.sortNaturally': ({ jobIds }) =>
      request({ kind: 'reorder', jobIds: inNaturalOrder(jobIds), order: 'as-listed' }),
    'queue.locate': async ({ jobId }) => {
      const [path] = await choosePaths('one-file')
      return path === undefined ? null : request({ kind: 'locate', jobId, path })
    },
    'queue.paste': ({ profileId, text }) => paste(text, profileId),
    'queue.plan': ({ profileId, count }) => ({ instants: engine().plan(profileId, count) }),
    'queue.copyDetails': async ({ jobId }) => {
      const { version } = await app.state()
      await copyText(
        describeJob(jobOf(jobId), engine().history.steps(jobId), {
          version,
          home: homedir(),
          secrets: secrets()
        })
      )
      return {}
    },
    'queue.copyLink': async ({ jobId }) => {
      await copyText(postLinkOf(jobOf(jobId), host))
      return {}
    },
    'queue.showFile': async ({ jobId }) => {
      const { path, name } = jobOf(jobId)
      if (!(await isThere(path)))
        throw new AppError('FILE_GONE', t('desktop.queue.file-gone', { name }))
      showInFolder(path)
      return {}
    },
    'queue.setApiCallBudget': ({ calls }) => {
      engine().setApiCallBudget(calls)
      return {}
    }
  }
}
