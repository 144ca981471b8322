import { AppError } from '../../src/contract/app-error.ts'
import { explainStorage } from '../../src/engine/storage/storage-error.ts'

/** One system error for each kind of storage fault. */
const causes = ['SQLITE_FULL', 'EROFS', 'SQLITE_BUSY', 'EIO', 'SQLITE_CORRUPT']

/** Returns the user's error for each storage fault. */
export function storageErrors(): AppError[] {
  return causes.flatMap((code) => {
    const told = explainStorage(Object.assign(new Error(code), { code }), '‹file›')
    return told instanceof AppError ? [told] : []
  })
}
