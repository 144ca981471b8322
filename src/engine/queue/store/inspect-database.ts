import Database from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../../contract/app-error.ts'
import { errorCode } from '../../error-code.ts'
import { applicationId, migrations } from './migrations.ts'
import { runnerLockName } from '../lease/runner-lock.ts'

/**
 * Looks at an existing database before anything is written to it: whether it is whole, ours, and not of a newer version.
 * One that is refused stays as it was found, byte by byte: only reading leaves a log as it is, and without a log only
 * a writer removes the files beside it that SQLite makes for reading.
 * @throws AppError DATABASE_NEWER | DATABASE_FOREIGN | DATABASE_EMPTIED | the error of SQLite, for `explainStorage`
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
    // As of one moment: another process may be making the schema.
    db.transaction(() => refuseUnfit(db, file))()
  } catch (error) {
    if (!needsWriter(error)) throw error
  } finally {
    db.close()
  }
}

/** A database left in the middle of its very first write, or without its shared memory, is read by a writer only. */
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

/** An empty file is a new queue, unless a runner has worked here: then what the file held is gone, and with it what was posted. */
function refuseEmptied(file: string): void {
  if (!existsSync(join(dirname(file), runnerLockName)) || existsSync(`${file}-wal`)) return
  throw new AppError(
    'DATABASE_EMPTIED',
    `The queue in ${file} is empty, though it was in use before: its content is lost. If there is a copy beside it (${file}.backup-...), put it in its place; otherwise delete the file to start anew, and look at TikTok before you publish again what it held.`
  )
}
