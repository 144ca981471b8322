/**
 * Marks a file as a queue of this app ("AeUp"). Queues from before the first release have no mark
 * and their own versions 1 to 9; without the mark, one could pass for a later version.
 */
export const applicationId = 0x41_65_55_70

/** The schema, one entry per version. Never edit a released entry; add a new one. */
export const migrations: readonly string[] = [
  `
  PRAGMA application_id = ${applicationId};

  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO meta VALUES ('revision', '0');

  CREATE TABLE accounts (
    profile_id TEXT PRIMARY KEY,
    username TEXT, display_name TEXT, avatar_url TEXT, status TEXT,
    usable INTEGER NOT NULL DEFAULT 1,
    account_type TEXT NOT NULL DEFAULT 'standard',
    min_duration_s REAL, max_duration_s REAL,
    strict_aspect INTEGER NOT NULL DEFAULT 0,
    daily_limit INTEGER NOT NULL DEFAULT 10,
    closed_until_ms INTEGER,
    refusals INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    profile_id TEXT NOT NULL,
    raw_path BLOB NOT NULL, real_path BLOB NOT NULL, path TEXT NOT NULL,
    size_bytes INTEGER NOT NULL, mtime_ms REAL NOT NULL,
    position INTEGER NOT NULL,
    phase TEXT NOT NULL, wait_reason TEXT, due_at_ms INTEGER,
    findings TEXT NOT NULL DEFAULT '[]', media TEXT,
    caption TEXT NOT NULL DEFAULT '', options TEXT,
    allow_aspect INTEGER NOT NULL DEFAULT 0, allow_repost INTEGER NOT NULL DEFAULT 0,
    consent_at_ms INTEGER,
    sha256 TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    media_key TEXT, media_uploaded_at_ms INTEGER,
    idempotency_key TEXT, submitted_at_ms INTEGER,
    polls INTEGER NOT NULL DEFAULT 0, post_id TEXT, url TEXT,
    error_code TEXT, error_message TEXT,
    settled_at_ms INTEGER,
    hidden INTEGER NOT NULL DEFAULT 0,
    created_at_ms INTEGER NOT NULL,
    scheduled_for_ms INTEGER, hand_over TEXT,
    keep_local INTEGER NOT NULL DEFAULT 0,
    missed INTEGER NOT NULL DEFAULT 0,
    remote_change TEXT, remote_change_for_ms INTEGER,
    cleared_from TEXT, undo_to TEXT,
    shown_revision INTEGER NOT NULL DEFAULT 0,
    list_cursor TEXT,
    file_id TEXT
  ) STRICT;
  CREATE INDEX jobs_by_revision ON jobs (revision);
  CREATE INDEX jobs_by_phase ON jobs (phase, position);
  CREATE INDEX jobs_by_due ON jobs (phase, due_at_ms);
  CREATE INDEX jobs_by_identity ON jobs (profile_id, real_path);
  CREATE INDEX jobs_by_size ON jobs (profile_id, size_bytes);
  CREATE INDEX jobs_by_hash ON jobs (profile_id, sha256);
  CREATE INDEX jobs_by_submission ON jobs (profile_id, submitted_at_ms);
  CREATE INDEX jobs_by_schedule ON jobs (phase, scheduled_for_ms) WHERE scheduled_for_ms IS NOT NULL;
  CREATE INDEX jobs_handed_over ON jobs (profile_id, scheduled_for_ms) WHERE hand_over = 'aether';
  CREATE INDEX jobs_missed ON jobs (phase) WHERE missed = 1;
  CREATE INDEX jobs_by_history
    ON jobs (coalesce(settled_at_ms, submitted_at_ms, consent_at_ms), position, phase, profile_id, id)
    WHERE consent_at_ms IS NOT NULL;
  CREATE INDEX jobs_waiting ON jobs (profile_id, wait_reason, position, scheduled_for_ms)
    WHERE phase = 'waiting';
  CREATE INDEX jobs_waiting_for_day ON jobs (profile_id, due_at_ms)
    WHERE phase = 'waiting' AND wait_reason = 'quota';
  CREATE INDEX jobs_timed ON jobs (scheduled_for_ms, position)
    WHERE phase = 'waiting' AND missed = 0 AND scheduled_for_ms IS NOT NULL;
  CREATE INDEX jobs_unread ON jobs (position)
    WHERE sha256 IS NULL AND file_id IS NOT NULL AND phase IN ('ready', 'waiting');

  CREATE TABLE commands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL,
    created_at_ms INTEGER NOT NULL,
    result TEXT
  ) STRICT;
  CREATE INDEX commands_open ON commands (id) WHERE result IS NULL;

  CREATE TABLE history (
    job_id TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    event TEXT NOT NULL,
    phase TEXT NOT NULL,
    wait_reason TEXT,
    error_code TEXT,
    request_id TEXT
  ) STRICT;
  CREATE INDEX history_by_job ON history (job_id, at_ms);

  CREATE TABLE api_calls (month TEXT PRIMARY KEY, calls INTEGER NOT NULL) STRICT;

  CREATE TABLE set_aside (
    job_id TEXT PRIMARY KEY, reason TEXT NOT NULL, row TEXT NOT NULL, at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE set_aside_accounts (
    profile_id TEXT PRIMARY KEY, reason TEXT NOT NULL, row TEXT NOT NULL, at_ms INTEGER NOT NULL
  ) STRICT;
  `
]
