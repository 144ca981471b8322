import { link, open, rename, rm } from 'node:fs/promises'
import { errorCode } from '../error-code.ts'
import { whenFree } from './when-free.ts'

/** Errors of file systems without hard links (exFAT, some network shares). */
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
 * Gives a finished draft a free name; returns false if the name is taken, even at the last moment.
 * May leave the draft beside it: its writer removes it in any case.
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
    // An empty file reserves the name until the draft replaces it.
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
