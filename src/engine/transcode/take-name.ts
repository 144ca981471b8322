import { claimName } from '../storage/claim-name.ts'
import { copyName, joinPath } from './copy-name.ts'

const mostNumbers = 10_000

/**
 * Gives a finished draft the first free name for a copy of this source. Never touches a file of the
 * same name, whoever was quicker. Returns the path; the draft may be left for its writer to remove.
 */
export async function takeName(draft: Buffer, folder: Buffer, sourceName: Buffer): Promise<Buffer> {
  for (let number = 1; number <= mostNumbers; number++) {
    const path = joinPath(folder, copyName(sourceName, number))
    if (await claimName(draft, path)) return path
  }
  throw Object.assign(new Error('every name for the copy is taken'), { code: 'EEXIST' })
}
