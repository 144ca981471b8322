import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Phase, WaitReason } from '../../../contract/queue/phase.ts'
import { nextPhase, type PhaseEvent } from '../../domain/phase-table.ts'
import { shownColumns, toColumn, type JobChanges, type NewJob } from './job-changes.ts'
import type { Db } from './open-database.ts'
import { mayHavePosted, Sql } from './sql.ts'
import { moveMomentMs, storedJobSchema, type StoredJob } from './stored-job.ts'
import { ReadyJobs } from './ready-jobs.ts'
import { DuplicateStore } from './duplicate-store.ts'

export type { JobChanges, NewJob } from './job-changes.ts'

const historyRowSchema = z.object({
  job_id: z.string(),
  at_ms: moveMomentMs,
  event: z.string(),
  phase: z.string(),
  wait_reason: z.string().nullable(),
  error_code: z.string().nullable(),
  request_id: z.string().nullable()
})
export type HistoryRow = z.infer<typeof historyRowSchema>

/** Restricts a query to one account; null means all accounts. */
const ofAccount = (profileId: string | null): [text: string, ...values: string[]] =>
  profileId === null ? [''] : [' AND profile_id = ?', profileId]

/** Reads and writes `jobs`. Every write raises the revision, so that readers can query changes. */
export class JobStore {
  readonly #sql: Sql
  readonly #nowMs: () => number
  /** Selects the jobs that may continue. */
  readonly ready: ReadyJobs
  /** Finds the jobs with the same content. */
  readonly duplicates: DuplicateStore
  /** @param nowMs the time for history entries */
  constructor(db: Db, nowMs: () => number = Date.now) {
    this.#sql = new Sql(db)
    this.#nowMs = nowMs
    this.ready = new ReadyJobs(this.#sql, () => this.#raiseRevision())
    this.duplicates = new DuplicateStore(this.#sql, this)
  }

  /** Runs `work` in one write transaction. */
  transaction<T>(work: () => T): T {
    return this.#sql.transaction(work)
  }

  /** Adds jobs at the end of the queue, in the given order. */
  insert(jobs: readonly NewJob[], nowMs: number): StoredJob[] {
    return this.transaction(() => {
      const start = this.#sql.number('SELECT coalesce(max(position), 0) FROM jobs')
      return jobs.map((job, i) => {
        const id = randomUUID()
        this.#sql.run(
          `INSERT INTO jobs (id, revision, profile_id, raw_path, real_path, path, size_bytes, mtime_ms, position, phase, findings, caption, options, allow_aspect, allow_repost, created_at_ms)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          id,
          this.#raiseRevision(),
          job.profileId,
          job.rawPath,
          job.realPath,
          job.path,
          job.sizeBytes,
          job.mtimeMs,
          start + i + 1,
          job.phase,
          JSON.stringify(job.findings),
          job.caption,
          job.options && JSON.stringify(job.options),
          Number(job.allowAspect),
          Number(job.allowRepost),
          nowMs
        )
        const row = this.get(id)
        if (row === null) throw new Error(`job ${id} vanished inside its own transaction`)
        return row
      })
    })
  }

  /**
   * Moves a job to another phase, unless it changed phase since the caller read it.
   * @param requestId Aether's id of the request that led to this, for the receipt
   * @returns the new row, or null if a concurrent change won
   */
  move(
    job: StoredJob,
    event: PhaseEvent,
    changes: JobChanges = {},
    requestId: string | null = null
  ): StoredJob | null {
    const to = nextPhase(job.phase, event)
    if (to === null) return null
    return this.transaction(() => {
      const row = this.#write(job, to, {
        wait_reason: null,
        due_at_ms: null,
        undo_to: null,
        ...changes
      })
      if (row !== null) {
        this.#sql.run(
          'INSERT INTO history (job_id, at_ms, event, phase, wait_reason, error_code, request_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
          job.id,
          this.#nowMs(),
          event,
          to,
          row.wait_reason,
          changes.error_code ?? null,
          requestId
        )
      }
      return row
    })
  }

  /** Returns every phase change of a job, oldest first. */
  history(jobId: string): HistoryRow[] {
    return this.#sql.all(
      historyRowSchema,
      'SELECT * FROM history WHERE job_id = ? ORDER BY at_ms, rowid',
      jobId
    )
  }

  /** Returns all jobs that the user confirmed, including cleared ones, in queue order. */
  confirmed(): StoredJob[] {
    return this.select('WHERE consent_at_ms IS NOT NULL ORDER BY position')
  }

  /** Changes columns but not the phase; returns null if the phase changed meanwhile. */
  update(job: StoredJob, changes: JobChanges): StoredJob | null {
    return this.#write(job, job.phase, changes)
  }

  #write(job: StoredJob, phase: Phase, changes: JobChanges): StoredJob | null {
    return this.transaction(() => {
      const columns = Object.entries(changes).filter(([, value]) => value !== undefined)
      const revision = this.#raiseRevision()
      const isShown = this.#showsAnew(job.id, changes)
      const sets = [
        'phase = ?',
        'revision = ?',
        'shown_revision = iif(?, ?, shown_revision)',
        ...columns.map(([name]) => `${name} = ?`)
      ].join(', ')
      const info = this.#sql.run(
        `UPDATE jobs SET ${sets} WHERE id = ? AND phase = ?`,
        phase,
        revision,
        Number(isShown),
        revision,
        ...columns.map(([, value]) => toColumn(value)),
        job.id,
        job.phase
      )
      return info.changes === 1 ? this.get(job.id) : null
    })
  }

  /** Whether these changes alter anything that the user reviews. */
  #showsAnew(id: string, changes: JobChanges): boolean {
    const wanted = shownColumns.filter((name) => changes[name] !== undefined)
    if (wanted.length === 0) return false
    const row = z
      .record(z.string(), z.unknown())
      .safeParse(this.#sql.raw('SELECT * FROM jobs WHERE id = ?', id)[0]).data
    return (
      row === undefined ||
      wanted.some((name) => !isDeepStrictEqual(row[name], toColumn(changes[name])))
    )
  }

  /** Holds all jobs that could continue now, or those of one account, until they are released. */
  holdWaiting(reason: WaitReason, nowMs: number, profileId: string | null = null): void {
    const [and, ...account] = ofAccount(profileId)
    this.transaction(() =>
      this.#sql.run(
        `UPDATE jobs SET wait_reason = ?, due_at_ms = NULL, revision = ? WHERE phase = 'waiting' AND (wait_reason IS NULL OR due_at_ms <= ?)${and}`,
        reason,
        this.#raiseRevision(),
        nowMs,
        ...account
      )
    )
  }

  /** Releases every job held for `reason`. */
  releaseWaiting(reason: WaitReason, profileId: string | null = null): void {
    const [and, ...account] = ofAccount(profileId)
    this.transaction(() =>
      this.#sql.run(
        `UPDATE jobs SET wait_reason = NULL, due_at_ms = NULL, revision = ? WHERE phase = 'waiting' AND wait_reason = ?${and}`,
        this.#raiseRevision(),
        reason,
        ...account
      )
    )
  }

  /** Changes when the hold for `reason` ends, for every job held for it. */
  holdUntil(reason: WaitReason, dueAtMs: number): void {
    this.transaction(() =>
      this.#sql.run(
        "UPDATE jobs SET due_at_ms = ?, revision = ? WHERE phase = 'waiting' AND wait_reason = ?",
        dueAtMs,
        this.#raiseRevision(),
        reason
      )
    )
  }

  get(id: string): StoredJob | null {
    return this.select('WHERE id = ?', id)[0] ?? null
  }

  /** Returns the jobs that match the SQL after `FROM jobs`. Quarantines unreadable rows. */
  select(text: string, ...values: unknown[]): StoredJob[] {
    return this.#sql
      .raw(`SELECT * FROM jobs ${text}`, ...values)
      .flatMap(
        (row) =>
          this.#sql.parse(storedJobSchema, row, { table: 'jobs', key: 'id', aside: 'set_aside' }) ??
          []
      )
  }

  /** Returns all rows that are not cleared, in queue order. */
  list(): StoredJob[] {
    return this.select('WHERE hidden = 0 ORDER BY position')
  }

  /** Returns rows changed after `revision`, oldest change first. */
  changedSince(revision: number): StoredJob[] {
    return this.select('WHERE revision > ? ORDER BY revision, position', revision)
  }

  revision(): number {
    return this.#sql.number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'")
  }

  inPhase(phase: Phase, limit = -1): StoredJob[] {
    return this.select('WHERE phase = ? ORDER BY position LIMIT ?', phase, limit)
  }

  /** Returns jobs in `phase` whose next step is due. */
  due(phase: Phase, nowMs: number, limit: number): StoredJob[] {
    const text = 'WHERE phase = ? AND due_at_ms <= ? ORDER BY due_at_ms LIMIT ?'
    return this.select(text, phase, nowMs, limit)
  }

  /** Returns the next future time at which a job is due, or null. */
  nextDueMs(nowMs: number): number | null {
    const [next] = this.#sql.column(
      z.int().nullable(),
      "SELECT min(due_at_ms) FROM jobs WHERE phase IN ('waiting', 'submitting', 'processing', 'scheduled', 'unknown') AND due_at_ms > ?",
      nowMs
    )
    return next ?? null
  }

  /** Returns the job that `ReadyJobs.next` selects. */
  nextReady(...which: Parameters<ReadyJobs['next']>): StoredJob | null {
    const id = this.ready.next(...which)
    return id === null ? null : this.get(id)
  }

  /** First ready or waiting job without a hash. @param except jobs to skip, as id + phase; few */
  nextUnread(except: readonly string[]): StoredJob | null {
    // Without INDEXED BY, SQLite uses the phase index and reads every waiting job.
    const [job] = this.select(
      `INDEXED BY jobs_unread
       WHERE sha256 IS NULL AND file_id IS NOT NULL AND phase IN ('ready', 'waiting')
       AND position > ? AND id || phase NOT IN (SELECT value FROM json_each(?))
       ORDER BY position LIMIT 1`,
      -1,
      JSON.stringify(except)
    )
    return job ?? null
  }

  countInPhases(phases: readonly Phase[], profileId: string | null = null): number {
    const [and, ...account] = ofAccount(profileId)
    // The plus sign keeps SQLite from reading everything the account ever posted.
    return this.#sql.number(
      `SELECT count(*) FROM jobs WHERE phase IN (SELECT value FROM json_each(?))${and.replace('profile_id', '+profile_id')}`,
      JSON.stringify(phases),
      ...account
    )
  }

  /** Returns the newest job of this account with the same real path. */
  findByPath(profileId: string, realPath: Buffer): StoredJob | null {
    const [job] = this.select(
      'WHERE profile_id = ? AND real_path = ? ORDER BY created_at_ms DESC, position DESC LIMIT 1',
      profileId,
      realPath
    )
    return job ?? null
  }

  /** Times of the account's posts since then; the scheduled time if scheduled at Aether. */
  postedSince(profileId: string, sinceMs: number, exceptId = ''): number[] {
    return this.#sql.column(
      z.int(),
      `SELECT submitted_at_ms AS at FROM jobs WHERE profile_id = ? AND submitted_at_ms > ? AND hand_over IS NOT 'aether' AND phase IN (${mayHavePosted}) AND id <> ?
       UNION ALL SELECT scheduled_for_ms FROM jobs WHERE profile_id = ? AND scheduled_for_ms > ? AND hand_over = 'aether' AND phase IN (${mayHavePosted}) AND id <> ? ORDER BY at`,
      profileId,
      sinceMs,
      exceptId,
      profileId,
      sinceMs,
      exceptId
    )
  }

  /** Counts other jobs that sent a non-public post, or may have, after `sinceMs`. */
  countNonPublicSent(exceptId: string | null, sinceMs: number): number {
    return this.#sql.number(
      `SELECT count(*) FROM jobs WHERE phase IN (${mayHavePosted}) AND id IS NOT ?
       AND coalesce(submitted_at_ms, 0) > ? AND json_extract(options, '$.privacyLevel') <> 'PUBLIC_TO_EVERYONE'`,
      exceptId,
      sinceMs
    )
  }

  setAsideCount(): number {
    return this.#sql.number('SELECT count(*) FROM set_aside')
  }

  #raiseRevision(): number {
    return this.#sql.number(
      "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision' RETURNING CAST(value AS INTEGER)"
    )
  }
}
