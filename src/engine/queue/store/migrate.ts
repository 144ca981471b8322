import Database from 'better-sqlite3'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { keepPrivate, makePrivateFile } from '../../storage/private-file.ts'
import { migrations } from './migrations.ts'

const keptBackups = 3

/**
 * Brings the schema up to date in one transaction, after a whole copy of the database as it was. The copy is made while
 * this process holds the right to write, so that no other one can migrate in between.
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
 * Copies what is committed, through SQLite and a connection of its own: copying the file would miss its log, and closing
 * the copied file would drop this process's locks. The copy has its name only when it is on disk as a whole.
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

/** In UTC, sorting by time as text. */
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

/** Names of the copies beside the database, oldest first. */
export function backupsOf(file: string): string[] {
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.backup-2`))
    .toSorted()
}
