import { z } from 'zod'
import { uploadLeadMs } from '../../domain/schedule.ts'
import type { JobStore } from './job-store.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'
import type { StoredJob } from './stored-job.ts'

/** Takes the closed accounts, each with the time it reopens, twice as a JSON object. */
const notClosed =
  '(profile_id NOT IN (SELECT key FROM json_each(?)) OR (scheduled_for_ms IS NOT NULL AND scheduled_for_ms > (SELECT value FROM json_each(?) WHERE key = profile_id)))'

/** Waits with a fixed length, as opposed to a fixed time of day. */
const pauses =
  "(phase = 'waiting' AND wait_reason IN ('back-off', 'offline', 'rate-limit')) OR phase IN ('submitting', 'processing', 'unknown') OR (phase = 'scheduled' AND remote_change IS NOT NULL)"

/** Queries on the times of jobs. Each has its own index, however long the queue is. */
export class ScheduleStore {
  readonly #sql: Sql
  readonly #jobs: JobStore
  constructor(db: Db, jobs: JobStore) {
    this.#sql = new Sql(db)
    this.#jobs = jobs
  }

  /** Waiting jobs scheduled before `beforeMs` that the user was not asked about, earliest first. */
  overdue(beforeMs: number): StoredJob[] {
    return this.#jobs.select(
      "INDEXED BY jobs_timed WHERE phase = 'waiting' AND scheduled_for_ms IS NOT NULL AND scheduled_for_ms < ? AND missed = 0 ORDER BY scheduled_for_ms, position",
      beforeMs
    )
  }

  /** Jobs that wait for the user's decision because their time has passed, earliest first. */
  missed(): StoredJob[] {
    return this.#jobs.select(
      "WHERE phase = 'waiting' AND missed = 1 ORDER BY scheduled_for_ms, position"
    )
  }

  countMissed(): number {
    return this.#sql.number("SELECT count(*) FROM jobs WHERE phase = 'waiting' AND missed = 1")
  }

  /** Counts jobs of the account that wait for a future time. */
  countAhead(profileId: string, nowMs: number): number {
    return this.#sql.number(
      "SELECT count(*) FROM jobs WHERE phase = 'waiting' AND scheduled_for_ms > ? AND profile_id = ?",
      nowMs,
      profileId
    )
  }

  /** Returns the times taken by other jobs of the account. */
  taken(profileId: string, except: ReadonlySet<string>): number[] {
    const rows = this.#sql.all(
      z.object({ id: z.string(), at: z.int() }),
      `SELECT id, scheduled_for_ms AS at FROM jobs WHERE phase IN ('waiting', 'uploading', 'uploaded', 'submitting', 'scheduled', 'unknown')
       AND scheduled_for_ms IS NOT NULL AND missed = 0 AND profile_id = ?`,
      profileId
    )
    return rows.flatMap(({ id, at }) => (except.has(id) ? [] : [at]))
  }

  /**
   * Returns the next job scheduled here that is due or near enough to upload; these go first.
   * @param closed accounts with the time they reopen
   * @param uploadedOnly leaves out jobs that need an upload first
   * @param except jobs to skip for now; few
   */
  urgent(
    nowMs: number,
    closed: Readonly<Record<string, number>>,
    uploadedOnly: boolean,
    except: readonly string[] = []
  ): StoredJob | null {
    const [job] = this.#jobs.select(
      `INDEXED BY jobs_timed WHERE phase = 'waiting' AND scheduled_for_ms IS NOT NULL AND scheduled_for_ms <= ? AND missed = 0
       AND (wait_reason IS NULL OR due_at_ms <= ?) AND (media_key IS NOT NULL OR NOT ?) AND id NOT IN (SELECT value FROM json_each(?))
       AND ${notClosed} ORDER BY scheduled_for_ms, position LIMIT 1`,
      nowMs + uploadLeadMs,
      nowMs,
      Number(uploadedOnly),
      JSON.stringify(except),
      JSON.stringify(closed),
      JSON.stringify(closed)
    )
    return job ?? null
  }

  /** Shifts every pause when the clock is set back, so that none grows by hours. */
  movePauses(byMs: number): void {
    for (const job of this.#jobs.select(`WHERE due_at_ms IS NOT NULL AND (${pauses})`)) {
      this.#jobs.update(job, { due_at_ms: (job.due_at_ms ?? 0) + Math.round(byMs) })
    }
  }
}
