import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type Db = Database.Database

/** Each brings the state one version further. */
const migrations = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE profiles (
    id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE COLLATE NOCASE, display_name TEXT NOT NULL,
    status TEXT NOT NULL, type TEXT NOT NULL, created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE media (
    key TEXT PRIMARY KEY, file_name TEXT NOT NULL, mime_type TEXT NOT NULL, sha256 TEXT NOT NULL,
    size_bytes INTEGER NOT NULL, probe TEXT NOT NULL, created_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE posts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, video_id TEXT NOT NULL UNIQUE,
    profile_id TEXT NOT NULL REFERENCES profiles(id), media_key TEXT NOT NULL REFERENCES media(key),
    caption TEXT NOT NULL, options TEXT NOT NULL, created_at_ms INTEGER NOT NULL, publish_at_ms INTEGER,
    processing_ms INTEGER NOT NULL, late_error_code TEXT, cancelled_at_ms INTEGER
  ) STRICT;
  CREATE INDEX posts_of_profile ON posts (profile_id, seq);
  CREATE INDEX posts_of_media ON posts (media_key);
  CREATE TABLE idempotency (key TEXT PRIMARY KEY, body_sha256 TEXT NOT NULL, post_id TEXT NOT NULL REFERENCES posts(id)) STRICT;
  CREATE TABLE connect_links (
    token TEXT PRIMARY KEY, redirect_url TEXT NOT NULL, expires_at_ms INTEGER NOT NULL, used_at_ms INTEGER
  ) STRICT;
`,
  `
  ALTER TABLE posts ADD COLUMN quirks TEXT;
  CREATE TABLE faults (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, operation TEXT NOT NULL, ordinal INTEGER NOT NULL,
    source TEXT NOT NULL, name TEXT NOT NULL, fault TEXT NOT NULL, had_effect INTEGER NOT NULL, subject TEXT, request_id TEXT NOT NULL
  ) STRICT;
  CREATE INDEX faults_of_operation ON faults (operation, ordinal);
`
]

/**
 * Opens the sandbox's database in `stateDir`, created if missing. The file stays locked for one
 * sandbox until `close()` or the end of the process. Commits are synchronous, so answered changes
 * survive a SIGKILL. Throws an error with code `SANDBOX_STATE_IN_USE` or `SANDBOX_STATE_TOO_NEW`.
 */
export function openState(stateDir: string): Db {
  mkdirSync(stateDir, { recursive: true })
  const db = new Database(join(stateDir, 'sandbox.db'), { timeout: 2_000 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.transaction(() => migrate(db, stateDir)).exclusive()
    return db
  } catch (cause) {
    db.close()
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')) {
      throw stateError(
        'SANDBOX_STATE_IN_USE',
        `Another sandbox is using ${stateDir}. Stop it first, or choose another state folder.`,
        cause
      )
    }
    throw cause
  }
}

function migrate(db: Db, stateDir: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > migrations.length)
    throw stateError(
      'SANDBOX_STATE_TOO_NEW',
      `The sandbox's state in ${stateDir} was written by a newer version. Choose another state folder.`
    )
  for (const migration of migrations.slice(version)) db.exec(migration)
  db.pragma(`user_version = ${migrations.length}`)
}

function stateError(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code })
}
