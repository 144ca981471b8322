import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import pLimit from 'p-limit'
import type { QueueCommand } from '../../../contract/queue/queue-command.ts'
import { errorCode } from '../../error-code.ts'
import { fileIdOf } from '../../media/files/file-id.ts'
import { diskAnswers } from '../../media/files/remote-disk.ts'
import { settleWithin } from '../../settle-within.ts'
import type { QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'

/** How long a command waits for its files; files on an unresponsive share count as missing. */
const longestMs = 5_000
const examinedAtOnce = 8

/** A regular file, with links followed. */
export interface FoundFile {
  realPath: Buffer
  sizeBytes: number
  mtimeMs: number
  fileId: string
}

/** Whether this id is of the file the user saw, or its content is compared before it is posted. */
export const isSeen = (job: Pick<StoredJob, 'sha256' | 'file_id'>, fileId: string): boolean =>
  job.sha256 !== null || job.file_id === null || job.file_id === fileId

/** The file at a path, read before the command runs; null if none can be reached. */
export type FileLookup = (path: string | Buffer) => FoundFile | null

/** For commands that concern no file. */
export const noLookup: FileLookup = () => null

/** Whether the outcome of a command depends on files on disk. */
export const asksForFiles = ({ kind }: QueueCommand): boolean =>
  kind === 'restore' || kind === 'locate'

/**
 * Reads the files of a command beforehand: a command runs in one transaction, which cannot wait,
 * and a share that does not answer would block the whole process.
 */
export async function findFiles(
  { jobs }: QueueContext,
  order: QueueCommand,
  closing: AbortSignal
): Promise<FileLookup> {
  const found = new Map<string, FoundFile>()
  const signal = AbortSignal.any([closing, AbortSignal.timeout(longestMs)])
  const inTurn = pLimit(examinedAtOnce)
  const looks = pathsOf(jobs, order).map((path) =>
    inTurn(async () => {
      const file = signal.aborted ? null : await findFile(path, signal)
      if (file !== null) found.set(keyOf(path), file)
    })
  )
  await settleWithin(longestMs, Promise.all(looks))
  return (path) => found.get(keyOf(path)) ?? null
}

function pathsOf(jobs: QueueContext['jobs'], order: QueueCommand): (string | Buffer)[] {
  if (order.kind === 'restore') return order.jobIds.flatMap((id) => jobs.get(id)?.raw_path ?? [])
  return order.kind === 'locate'
    ? [order.path, ...[jobs.get(order.jobId)?.raw_path ?? []].flat()]
    : []
}

const keyOf = (path: string | Buffer): string => Buffer.from(path).toString('latin1')

async function findFile(path: string | Buffer, signal: AbortSignal): Promise<FoundFile | null> {
  const answers = await diskAnswers(path, signal, { nameOnly: true }).catch(() => false)
  return answers ? await fileAt(path) : null
}

/** Returns the regular file at an absolute path, or null. */
export async function fileAt(path: string | Buffer): Promise<FoundFile | null> {
  try {
    const now = await stat(path)
    const fileId = fileIdOf(await stat(path, { bigint: true }))
    return now.isFile()
      ? { realPath: await realPathOf(path), sizeBytes: now.size, mtimeMs: now.mtimeMs, fileId }
      : null
  } catch {
    return null
  }
}

/** Windows errors for disks that cannot resolve a path (RAM disks, virtual ones). */
const withoutRealPath = new Set(['EISDIR', 'EINVAL', 'EPERM', 'UNKNOWN'])

/** Returns an existing file's path with links followed; unchanged if its disk cannot resolve it. */
async function realPathOf(path: string | Buffer): Promise<Buffer> {
  try {
    return await realpath(path, { encoding: 'buffer' })
  } catch (error) {
    if (!withoutRealPath.has(errorCode(error))) throw error
    return Buffer.from(resolve(Buffer.from(path).toString('latin1')), 'latin1')
  }
}
