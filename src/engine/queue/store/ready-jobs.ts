import { z } from 'zod'
import type { WaitReason } from '../../../contract/queue/phase.ts'
import type { Sql } from './sql.ts'

const placeRow = z.object({ id: z.string(), position: z.int() })

/**
 * Waiting jobs without a hold, and jobs whose wait is over: together, all ready jobs. Two queries,
 * because each has an index and a combined one has none. `over` takes the current time.
 */
const free = "phase = 'waiting' AND wait_reason IS NULL"
const over = "phase = 'waiting' AND due_at_ms <= ? AND wait_reason IS NOT NULL"
const forDay = "phase = 'waiting' AND wait_reason = 'quota'"

const queuedSchema = z.object({ id: z.string(), position: z.int(), dueAtMs: z.int().nullable() })
/** A job that waits for the daily limit, or is about to. */
export type Queued = z.infer<typeof queuedSchema>
const columns = 'id, position, due_at_ms AS dueAtMs'

/**
 * Selects the next job. The runner asks after every change, so a query reads only the rows it
 * returns: its cost must not grow with the queue.
 */
export class ReadyJobs {
  readonly #sql: Sql
  readonly #raiseRevision: () => number
  constructor(sql: Sql, raiseRevision: () => number) {
    this.#sql = sql
    this.#raiseRevision = raiseRevision
  }

  /**
   * Returns the first job that may continue now, in queue order.
   * @param closed accounts with the time they reopen; jobs scheduled after it are not held
   * @param except jobs to skip for now; few
   */
  next(
    nowMs: number,
    closed: Readonly<Record<string, number>>,
    except: readonly string[] = []
  ): string | null {
    const others = 'id NOT IN (SELECT value FROM json_each(?))'
    const left = JSON.stringify(except)
    const first = (which: string, ...values: unknown[]) =>
      this.#sql.all(
        placeRow,
        `SELECT id, position FROM jobs WHERE ${which} AND profile_id = ? AND coalesce(scheduled_for_ms, 0) > ? AND ${others} ORDER BY position LIMIT 1`,
        ...values,
        left
      )
    const firsts = this.#accounts().flatMap((profileId) => {
      const afterMs = closed[profileId] ?? -1
      return [...first(free, profileId, afterMs), ...first(over, nowMs, profileId, afterMs)]
    })
    return firsts.toSorted((a, b) => a.position - b.position)[0]?.id ?? null
  }

  /** Lists accounts with a waiting job, skipping from one to the next past all of its jobs. */
  #accounts(): string[] {
    return this.#sql.column(
      z.string(),
      `WITH RECURSIVE profiles (id) AS (
         SELECT min(profile_id) FROM jobs INDEXED BY jobs_waiting WHERE phase = 'waiting'
         UNION ALL SELECT (SELECT min(profile_id) FROM jobs INDEXED BY jobs_waiting WHERE phase = 'waiting' AND profile_id > profiles.id) FROM profiles WHERE profiles.id IS NOT NULL
       ) SELECT id FROM profiles WHERE id IS NOT NULL`
    )
  }

  /** Startable jobs of the account, in queue order, none scheduled after `latestMs` (null: any). */
  startable(profileId: string, nowMs: number, latestMs: number | null, limit = -1): Queued[] {
    const untilMs = latestMs ?? Number.MAX_SAFE_INTEGER
    return this.#sql.all(
      queuedSchema,
      `SELECT ${columns} FROM jobs WHERE ${free} AND profile_id = ? AND coalesce(scheduled_for_ms, 0) <= ?
       UNION ALL SELECT ${columns} FROM jobs WHERE ${over} AND profile_id = ? AND coalesce(scheduled_for_ms, 0) <= ?
       ORDER BY position LIMIT ?`,
      profileId,
      untilMs,
      nowMs,
      profileId,
      untilMs,
      limit
    )
  }

  hasStartable(profileId: string, nowMs: number, latestMs: number | null): boolean {
    return this.startable(profileId, nowMs, latestMs, 1).length > 0
  }

  /** Jobs of the account that wait for the daily limit, in queue order. */
  heldForDay(profileId: string): Queued[] {
    return this.#sql.all(
      queuedSchema,
      `SELECT ${columns} FROM jobs WHERE ${forDay} AND profile_id = ? ORDER BY position`,
      profileId
    )
  }

  /** Returns the last of those jobs in queue order. */
  lastHeldForDay(profileId: string): Queued | null {
    return this.#sql.get(
      queuedSchema,
      `SELECT ${columns} FROM jobs WHERE ${forDay} AND profile_id = ? ORDER BY position DESC LIMIT 1`,
      profileId
    )
  }

  /** The latest planned times of the account's jobs, latest first. */
  latestPlanned(profileId: string, limit: number): number[] {
    return this.#sql.column(
      z.int(),
      `SELECT due_at_ms FROM jobs WHERE ${forDay} AND profile_id = ? AND due_at_ms IS NOT NULL ORDER BY due_at_ms DESC LIMIT ?`,
      profileId,
      limit
    )
  }

  /** Holds a job for the daily limit until `untilMs`. */
  holdForDay(id: string, untilMs: number): void {
    this.#sql.run(
      "UPDATE jobs SET wait_reason = 'quota', due_at_ms = ?, revision = ? WHERE id = ? AND phase = 'waiting'",
      untilMs,
      this.#raiseRevision(),
      id
    )
  }

  /** Releases the first unscheduled jobs held for the daily limit early, because there is room. */
  pullForward(profileId: string, room: number): void {
    const ids = this.#sql.column(
      z.string(),
      `SELECT id FROM jobs WHERE ${forDay} AND scheduled_for_ms IS NULL AND profile_id = ? ORDER BY position LIMIT ?`,
      profileId,
      room
    )
    if (ids.length === 0) return
    this.#sql.transaction(() => {
      for (const id of ids)
        this.#sql.run(
          `UPDATE jobs SET wait_reason = NULL, due_at_ms = NULL, revision = ? WHERE id = ? AND ${forDay}`,
          this.#raiseRevision(),
          id
        )
    })
  }

  /** Counts waiting jobs of the account that are held for `reason`. */
  countHeld(reason: WaitReason, profileId: string): number {
    return this.#sql.number(
      "SELECT count(*) FROM jobs WHERE phase = 'waiting' AND wait_reason = ? AND profile_id = ?",
      reason,
      profileId
    )
  }
}
