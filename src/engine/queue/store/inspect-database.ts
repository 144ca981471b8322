import Database from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import { errorCode } from '../../error-code.ts'
import { applicationId, migrations } from './migrations.ts'
import { runnerLockName } from '../lease/runner-lock.ts'

/**
 * Checks an existing database before any write: undamaged, from this app, not from a newer version.
 * A refused database stays unchanged, byte for byte. With a log, it is therefore opened read-only;
 * without one, as a writer, which removes the files that SQLite creates to read.
 * @throws AppError DATABASE_NEWER | DATABASE_FOREIGN | DATABASE_EMPTIED | a raw SQLite error
 */
export function inspectDatabase(file: string, busyTimeoutMs: number): void {
  if (!existsSync(file)) return
  if (statSync(file).size === 0) return refuseEmptied(file)
  let db: Database.Database
  try {
    const readonly = ['-wal', '-journal'].some((log) => existsSync(file + log))
    db = new Database(file, { readonly, fileMustExist: true, timeout: busyTimeoutMs })
  } catch (error) {
    if (needsWriter(error)) return
    throw error
  }
  try {
    // One transaction, because another process may be creating the schema.
    db.transaction(() => refuseUnfit(db, file))()
  } catch (error) {
    if (!needsWriter(error)) throw error
  } finally {
    db.close()
  }
}

/** Only a writer can read a database without its shared memory or with a half-done first write. */
const needsWriter = (error: unknown): boolean =>
  /^SQLITE_(?:READONLY|CANTOPEN)/.test(errorCode(error))

function refuseUnfit(db: Database.Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  const mark = Number(db.pragma('application_id', { simple: true }))
  if (mark === applicationId && version > migrations.length) {
    throw new AppError(
      'DATABASE_NEWER',
      `The queue in ${file} was written by a newer version of Aether Uploader and was left as it is. Update the app, or set AETHER_UPLOADER_HOME to another folder.`
    )
  }
  const isUsed = version > 0 || db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined
  if (mark !== applicationId && isUsed) {
    throw new AppError(
      'DATABASE_FOREIGN',
      `The file ${file} was made by another program, or by Aether Uploader before its first release, and was left as it is. Move it away, or set AETHER_UPLOADER_HOME to another folder.`
    )
  }
  const problem = String(db.pragma('quick_check(1)', { simple: true }))
  if (problem !== 'ok') throw Object.assign(new Error(problem), { code: 'SQLITE_CORRUPT' })
}

/** Accepts an empty file as a new queue, unless a runner used it: then its posts are lost. */
function refuseEmptied(file: string): void {
  if (!existsSync(join(dirname(file), runnerLockName)) || existsSync(`${file}-wal`)) return
  throw new AppError(
    'DATABASE_EMPTIED',
    `The queue in ${file} is empty, though it was in use before: its content is lost. If there is a copy beside it (${file}.backup-...), put it in its place; otherwise delete the file to start anew, and look at TikTok before you publish again what it held.`
  )
}
