import { createHash, randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { errorCode } from '../error-code.ts'
import { claimName } from '../storage/claim-name.ts'
import { copyName, joinPath } from './copy-name.ts'
import { dayMs } from '../../contract/duration.ts'

/** Several computers may share a folder, but a process id is valid on one of them only. */
const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const form = /^\.aether-copy-([0-9a-f]{8})-(\d{1,10})-[0-9a-f-]{36}\.mp4$/
/** A draft without a change for this long is abandoned. */
const forgottenAfterMs = dayMs
const mostNumbers = 10_000

/** Returns a new name for a copy in progress: hidden, and containing its writer's id. */
export function draftName(): Buffer {
  return Buffer.from(`.aether-copy-${host}-${process.pid}-${randomUUID()}.mp4`)
}

/** Removes what earlier runs left in a folder: drafts whose process is gone. Never throws. */
export async function sweepDrafts(folder: Buffer, nowMs = Date.now()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, of, pid] = form.exec(name) ?? []
    if (of === undefined || pid === undefined) continue
    const path = joinPath(folder, Buffer.from(name))
    const isForgotten = async (): Promise<boolean> =>
      stat(path).then(
        ({ mtimeMs }) => nowMs - mtimeMs > forgottenAfterMs,
        () => false
      )
    if ((of === host && !isAlive(Number(pid))) || (await isForgotten()))
      await rm(path, { force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) !== 'ESRCH'
  }
}

/**
 * Gives a finished draft the first free name for a copy of this source. Never overwrites a file,
 * even one created at the same moment. Returns the path; the writer may have to remove the draft.
 */
export async function takeName(draft: Buffer, folder: Buffer, sourceName: Buffer): Promise<Buffer> {
  for (let number = 1; number <= mostNumbers; number++) {
    const path = joinPath(folder, copyName(sourceName, number))
    if (await claimName(draft, path)) return path
  }
  throw Object.assign(new Error('every name for the copy is taken'), { code: 'EEXIST' })
}
