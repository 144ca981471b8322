import { mayHavePosted, type Sql } from './sql.ts'
import type { JobStore } from './job-store.ts'
import type { StoredJob } from './stored-job.ts'

const onTheWayOut = "'waiting', 'uploading', 'uploaded'"

/**
 * Jobs of one account with the same content. One of them is free: the one that was posted (or may
 * have been), else the confirmed one, else the first. Queries read only the rows they return.
 */
export class DuplicateStore {
  readonly #sql: Sql
  readonly #jobs: Pick<JobStore, 'select'>
  constructor(sql: Sql, jobs: Pick<JobStore, 'select'>) {
    this.#sql = sql
    this.#jobs = jobs
  }

  /** Jobs worth hashing: same account and size, with precedence if equal, the free one first. */
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

  /** Whether another job of the account has, or may have, posted these bytes. */
  wasPosted(profileId: string, sha256: string, exceptId: string): boolean {
    return this.#sql.has(
      `SELECT 1 FROM jobs WHERE profile_id = ? AND sha256 = ? AND id <> ? AND phase IN (${mayHavePosted}) LIMIT 1`,
      profileId,
      sha256,
      exceptId
    )
  }

  /** Whether another job of account and bytes, confirmed since, is under way or maybe posted. */
  wasConfirmedSince(profileId: string, sha256: string, sinceMs: number, exceptId: string): boolean {
    return this.#sql.has(
      `SELECT 1 FROM jobs WHERE profile_id = ? AND sha256 = ? AND id <> ? AND consent_at_ms >= ? AND phase IN (${onTheWayOut}, ${mayHavePosted}) LIMIT 1`,
      profileId,
      sha256,
      exceptId,
      sinceMs
    )
  }

  /** Unconfirmed jobs that are ready and would come after this one if they have its content. */
  readyAfter(job: StoredJob): StoredJob[] {
    return this.#jobs.select(
      "WHERE profile_id = ? AND size_bytes = ? AND id <> ? AND phase = 'ready' AND position > ?",
      job.profile_id,
      job.size_bytes,
      job.id,
      job.position
    )
  }

  /** Jobs behind this one with its content, held for another one: without `said` as a finding. */
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

  /** Checked, unconfirmed, unsent jobs with the content of one of these; includes these. */
  checkedLike(jobIds: readonly string[]): StoredJob[] {
    return this.#jobs.select(
      `WHERE phase IN ('ready', 'needs-attention') AND (profile_id, sha256) IN
       (SELECT profile_id, sha256 FROM jobs WHERE id IN (SELECT value FROM json_each(?)) AND sha256 IS NOT NULL AND phase NOT IN (${mayHavePosted}))`,
      JSON.stringify(jobIds)
    )
  }
}
