import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../contract/app-error.ts'
import { errorCode } from '../error-code.ts'

/**
 * Writes a file that is there as a whole or not at all: into a draft beside it, which takes its name once it is on disk.
 * Only its owner can read it.
 * @param parts written one after the other; may be made while they are asked for
 * @param existing what becomes of a file that has this name already
 * @throws AppError FILE_EXISTS | FILE_NOT_WRITTEN
 */
export async function writeWholeFile(
  file: string, parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>, existing: 'replace' | 'refuse'
): Promise<void> {
  const draft = join(dirname(file), `.${randomUUID()}.draft`)
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      for await (const part of parts) await handle.writeFile(part)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // Takes the name only if nobody has it, also since the person was asked for it.
    if (existing === 'refuse') await (await open(file, 'wx', 0o600)).close()
    await rename(draft, file)
  } catch (error) {
    throw explain(error, basename(file))
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

function explain(error: unknown, name: string): unknown {
  switch (errorCode(error)) {
    case 'EEXIST':
      return new AppError('FILE_EXISTS', `There is a file called ${name} already, and it was left as it is. Choose another name.`, { cause: error })
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('FILE_NOT_WRITTEN', `The disk is full, so ${name} was not written. Make room or choose another place.`, { cause: error })
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return new AppError('FILE_NOT_WRITTEN', `${name} was not written: its folder is not there, or a folder has this name. Choose another place.`, { cause: error })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('FILE_NOT_WRITTEN', `${name} was not written: you may not write there. Choose another folder.`, { cause: error })
    default:
      return error
  }
}
