import { phaseMay, phases } from '../../../contract/queue/phase.ts'
import { z } from 'zod'
import type { QuarantinedJob } from '../../engine.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'
import type { StoredJob } from './stored-job.ts'

/** A row with an unreadable phase may have been in any other phase. */
const sentNothing = phases.filter((phase) => !phaseMay(phase, 'have-posted'))

/** Rows of `jobs` that did not parse: outside the queue, unchanged, still preventing reposts. */
export class QuarantineStore {
  readonly #sql: Sql
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  list(): QuarantinedJob[] {
    return this.#sql.all(
      z.object({ jobId: z.string(), path: z.string().nullable(), reason: z.string() }),
      "SELECT job_id AS jobId, CASE json_type(row, '$.path') WHEN 'text' THEN json_extract(row, '$.path') END AS path, reason FROM set_aside ORDER BY at_ms, job_id"
    )
  }

  /** Whether a quarantined row of the account has this hash, or no readable one and this path. */
  mayHavePosted(job: Pick<StoredJob, 'profile_id' | 'path'>, sha256: string): boolean {
    return this.#sql.has(
      `SELECT 1 FROM set_aside WHERE json_extract(row, '$.profile_id') = ?
       AND coalesce(json_extract(row, '$.phase'), '') NOT IN (SELECT value FROM json_each(?))
       AND (json_extract(row, '$.sha256') = ? OR (length(coalesce(json_extract(row, '$.sha256'), '')) <> 64 AND json_extract(row, '$.path') = ?)) LIMIT 1`,
      job.profile_id,
      JSON.stringify(sentNothing),
      sha256,
      job.path
    )
  }

  get isEmpty(): boolean {
    return !this.#sql.has('SELECT 1 FROM set_aside LIMIT 1')
  }
}
