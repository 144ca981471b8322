import { AppError } from '../../src/contract/app-error.ts'
import { explainStorage } from '../../src/engine/storage/storage-error.ts'

/** One error of the system for each fault that storage can have. */
const causes = ['SQLITE_FULL', 'EROFS', 'SQLITE_BUSY', 'EIO', 'SQLITE_CORRUPT']

/** What a person is told of each fault of storage. */
export function storageErrors(): AppError[] {
  return causes.flatMap((code) => {
    const told = explainStorage(Object.assign(new Error(code), { code }), '‹file›')
    return told instanceof AppError ? [told] : []
  })
}
