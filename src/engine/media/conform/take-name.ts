import { link, open, rename, rm } from 'node:fs/promises'
import { errorCode } from '../../error-code.ts'
import { copyName, joinPath } from './copy-name.ts'

const mostNumbers = 10_000
/** What file systems without hard links answer (exFAT, some network shares). */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'EINVAL', 'UNKNOWN'])

/**
 * Gives a finished draft the first free name for a copy of this source. Nothing that has the name already is touched, whoever
 * was quicker. Returns the path; the draft is gone then.
 */
export async function takeName(draft: Buffer, folder: Buffer, sourceName: Buffer): Promise<Buffer> {
  for (let number = 1; number <= mostNumbers; number++) {
    const path = joinPath(folder, copyName(sourceName, number))
    if (await claim(draft, path)) return path
  }
  throw Object.assign(new Error('every name for the copy is taken'), { code: 'EEXIST' })
}

async function claim(draft: Buffer, path: Buffer): Promise<boolean> {
  try {
    await link(draft, path)
    await rm(draft, { force: true })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!withoutLinks.has(errorCode(error))) throw error
  }
  try {
    // An empty file of our own holds the name until the copy takes its place.
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  await rename(draft, path)
  return true
}
