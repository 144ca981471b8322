import Database from 'better-sqlite3'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keepPrivate, makePrivateFile } from '../../storage/private-file.ts'
import { migrations } from './migrations.ts'

const keptBackups = 3

/**
 * Migrates the schema in one transaction, after a full backup of the database. This process holds
 * the write lock during the backup, so no other process can migrate in between.
 */
export function migrate(
  db: Database.Database,
  file: string,
  steps: readonly string[] = migrations
): void {
  if (versionOf(db) >= steps.length) return
  db.transaction(() => {
    const version = versionOf(db)
    if (version >= steps.length) return
    if (version > 0) backUp(file, version)
    for (const statements of steps.slice(version)) db.exec(statements)
    db.pragma(`user_version = ${steps.length}`)
  }).immediate()
}

const versionOf = (db: Database.Database): number =>
  Number(db.pragma('user_version', { simple: true }))

/**
 * Copies the committed data over a separate SQLite connection: a file copy would miss the log, and
 * closing its source would drop this process's locks. Renames the copy once it is fully on disk.
 */
function backUp(file: string, version: number): void {
  const draft = `${file}.backup-draft`
  rmSync(draft, { force: true })
  try {
    makePrivateFile(draft)
    const reader = new Database(file, { readonly: true })
    try {
      reader.prepare('VACUUM INTO ?').run(draft)
    } finally {
      reader.close()
    }
    keepPrivate(draft)
    flush(draft)
    renameSync(draft, `${file}.backup-${stamp()}-v${version}`)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  forgetOldBackups(file)
}

/** UTC, so that sorting as text sorts by time. */
const stamp = (): string => new Date().toISOString().replaceAll(/[-:.]/g, '')

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

function forgetOldBackups(file: string): void {
  for (const old of backupsOf(file).slice(0, -keptBackups))
    rmSync(join(dirname(file), old), { force: true })
}

/** Returns the names of the backups beside the database, oldest first. */
export function backupsOf(file: string): string[] {
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.backup-2`))
    .toSorted()
}
