import { z } from 'zod'
import { phaseSchema } from '../../../contract/queue/phase.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'

const placeRow = z.object({
  id: z.string(),
  profileId: z.string(),
  phase: phaseSchema,
  position: z.int()
})
export type Place = z.infer<typeof placeRow>

/** Reads and writes the order of the list, and no other column of a job. */
export class PositionStore {
  readonly #sql: Sql
  /** How often this process changed the order. Only the process that checks files changes it. */
  changes = 0
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  /** Returns every job of the list, in queue order. */
  places(): Place[] {
    return this.#sql.all(
      placeRow,
      'SELECT id, profile_id AS profileId, phase, position FROM jobs WHERE hidden = 0 ORDER BY position, id'
    )
  }

  /** Writes new positions; leaves unchanged rows alone. */
  put(positions: ReadonlyMap<string, number>): void {
    if (positions.size === 0) return
    this.changes++
    this.#sql.transaction(() => {
      this.#sql.run("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
      this.#sql.run(
        `UPDATE jobs SET position = place.value, revision = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision')
         FROM json_each(?) AS place WHERE jobs.id = place.key AND jobs.position <> place.value`,
        JSON.stringify(Object.fromEntries(positions))
      )
    })
  }
}
