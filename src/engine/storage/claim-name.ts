import { link, open, rename, rm } from 'node:fs/promises'
import { errorCode } from '../error-code.ts'
import { whenFree } from './when-free.ts'

/** What file systems without hard links answer (exFAT, some network shares). */
const withoutLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EISDIR',
  'EINVAL',
  'UNKNOWN'
])

/**
 * Gives a finished draft a free name; false where the name is taken, whoever was quicker. May leave
 * the draft beside it: its writer removes it in any case.
 */
export async function claimName(draft: Buffer | string, path: Buffer | string): Promise<boolean> {
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (!withoutLinks.has(errorCode(error))) throw error
  }
  try {
    // An empty file of our own holds the name until the draft takes its place.
    await (await open(path, 'wx', 0o600)).close()
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  try {
    await whenFree(() => rename(draft, path))
    return true
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined)
    throw error
  }
}
