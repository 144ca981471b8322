import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import { errorCode } from '../error-code.ts'
import { claimName } from '../storage/claim-name.ts'
import { whenFree } from '../storage/when-free.ts'

/**
 * Writes a file completely or not at all: into a draft beside it, which is renamed once it is on
 * disk. Only its owner can read it.
 * @param parts written one after the other; may be generated lazily
 * @param existing what to do with an existing file of this name
 * @throws AppError FILE_EXISTS | FILE_NOT_WRITTEN
 */
export async function writeWholeFile(
  file: string,
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  existing: 'replace' | 'refuse'
): Promise<void> {
  const draft = join(dirname(file), `.${randomUUID()}.draft`)
  let written = false
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      for await (const part of parts) await handle.writeFile(part)
      await handle.sync()
    } finally {
      await handle.close()
    }
    written = true
    // Takes the name only if it is still free, even after the user was asked for it.
    if (existing === 'replace') await whenFree(() => rename(draft, file))
    else if (!(await claimName(draft, file)))
      throw Object.assign(new Error('the name is taken'), { code: 'EEXIST' })
  } catch (error) {
    throw explain(error, basename(file), written)
  } finally {
    await whenFree(() => rm(draft, { force: true })).catch(() => undefined)
  }
}

function explain(error: unknown, name: string, written: boolean): unknown {
  const code = errorCode(error)
  if (written && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')) {
    return new AppError(
      'FILE_NOT_WRITTEN',
      `${name} was not written: it is open in another program, or may not be replaced. Close it there, then try again, or choose another name.`,
      { cause: error }
    )
  }
  switch (code) {
    case 'EEXIST':
      return new AppError(
        'FILE_EXISTS',
        `There is a file called ${name} already, and it was left as it is. Choose another name.`,
        { cause: error }
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'FILE_NOT_WRITTEN',
        `The disk is full, so ${name} was not written. Make room or choose another place.`,
        { cause: error }
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return new AppError(
        'FILE_NOT_WRITTEN',
        `${name} was not written: its folder is not there, or a folder has this name. Choose another place.`,
        { cause: error }
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'FILE_NOT_WRITTEN',
        `${name} was not written: you may not write there. Choose another folder.`,
        { cause: error }
      )
    default:
      return error
  }
}
