import { mayHavePosted, type Sql } from './sql.ts'
import type { JobStore } from './job-store.ts'
import type { StoredJob } from './stored-job.ts'

const onTheWayOut = "'waiting', 'uploading', 'uploaded'"

/**
 * Jobs of one account with the same content. One is the primary: the job that was posted (or may
 * have been), else the confirmed one, else the first. Queries read only the rows they return.
 */
export class DuplicateStore {
  readonly #sql: Sql
  readonly #jobs: Pick<JobStore, 'select'>
  constructor(sql: Sql, jobs: Pick<JobStore, 'select'>) {
    this.#sql = sql
    this.#jobs = jobs
  }

  /** Jobs worth hashing, primary first: same account and size, ahead of this job if equal. */
  before(job: StoredJob): StoredJob[] {
    return this.#jobs.select(
      `WHERE profile_id = ? AND size_bytes = ? AND id <> ? AND phase NOT IN ('failed', 'cancelled')
       AND (position < ? OR phase IN (${onTheWayOut}, ${mayHavePosted}))
       ORDER BY phase IN (${mayHavePosted}) DESC, phase IN (${onTheWayOut}) DESC, position`,
      job.profile_id,
      job.size_bytes,
      job.id,
      job.position
    )
  }

  /** Whether another job of the account has posted this content, or may have. */
  wasPosted(profileId: string, sha256: string, exceptId: string): boolean {
    return this.#sql.has(
      `SELECT 1 FROM jobs WHERE profile_id = ? AND sha256 = ? AND id <> ? AND phase IN (${mayHavePosted}) LIMIT 1`,
      profileId,
      sha256,
      exceptId
    )
  }

  /** Whether another job with this content, confirmed since then, is queued or may be posted. */
  wasConfirmedSince(profileId: string, sha256: string, sinceMs: number, exceptId: string): boolean {
    return this.#sql.has(
      `SELECT 1 FROM jobs WHERE profile_id = ? AND sha256 = ? AND id <> ? AND consent_at_ms >= ? AND phase IN (${onTheWayOut}, ${mayHavePosted}) LIMIT 1`,
      profileId,
      sha256,
      exceptId,
      sinceMs
    )
  }

  /** Unconfirmed, ready jobs that come after this one if they have the same content. */
  readyAfter(job: StoredJob): StoredJob[] {
    return this.#jobs.select(
      "WHERE profile_id = ? AND size_bytes = ? AND id <> ? AND phase = 'ready' AND position > ?",
      job.profile_id,
      job.size_bytes,
      job.id,
      job.position
    )
  }

  /** Later jobs with the same content that another job blocks: they lack the finding `said`. */
  heldForAnother(free: StoredJob, said: string): StoredJob[] {
    return this.#jobs.select(
      `WHERE profile_id = ? AND sha256 = ? AND id <> ? AND phase = 'needs-attention' AND position > ?
       AND instr(findings, '"DUPLICATE_CONTENT"') > 0 AND instr(findings, ?) = 0`,
      free.profile_id,
      free.sha256,
      free.id,
      free.position,
      JSON.stringify(said)
    )
  }

  /** Checked, unconfirmed, unsent jobs with the same content as any of these; includes these. */
  checkedLike(jobIds: readonly string[]): StoredJob[] {
    return this.#jobs.select(
      `WHERE phase IN ('ready', 'needs-attention') AND (profile_id, sha256) IN
       (SELECT profile_id, sha256 FROM jobs WHERE id IN (SELECT value FROM json_each(?)) AND sha256 IS NOT NULL AND phase NOT IN (${mayHavePosted}))`,
      JSON.stringify(jobIds)
    )
  }
}
