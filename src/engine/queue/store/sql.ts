import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import { phasesThatMayHavePosted } from '../../../contract/queue/phase.ts'
import type { Db } from './open-database.ts'

/** Phases in which a post exists or may exist, for `IN (…)`. */
export const mayHavePosted = phasesThatMayHavePosted.map((phase) => `'${phase}'`).join(', ')

/** A table, its key, and the table for its unreadable rows: key, reason, content and time. */
interface Kept {
  table: string
  key: string
  aside: string
}

/** Caches prepared statements by text; parses results, because disk data is untrusted. */
export class Sql {
  readonly #db: Db
  readonly #statements = new Map<string, Statement>()
  constructor(db: Db) {
    this.#db = db
  }

  /** The first row, or null. @throws ZodError if the row does not match the schema */
  get<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T> | null {
    const row = this.#prepare(text).get(...values)
    return row === undefined ? null : schema.parse(row)
  }

  all<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T>[] {
    return this.#prepare(text)
      .all(...values)
      .map((row) => schema.parse(row))
  }

  /** Returns the first column of every row. */
  column<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T>[] {
    return this.raw(text, ...values).map((row) => schema.parse(Object.values(row ?? {})[0]))
  }

  /** Returns the single number of a query; 0 without a row. */
  number(text: string, ...values: unknown[]): number {
    return this.column(z.int(), text, ...values)[0] ?? 0
  }

  has(text: string, ...values: unknown[]): boolean {
    return this.#prepare(text).get(...values) !== undefined
  }

  /** Returns rows unparsed, for a caller that handles damaged ones. */
  raw(text: string, ...values: unknown[]): unknown[] {
    return this.#prepare(text).all(...values)
  }

  /**
   * Parses a row. If that fails, moves the row out of its table, with the reason, and returns null:
   * nothing is ever sent on a guess.
   */
  parse<T extends z.ZodType>(
    schema: T,
    row: unknown,
    { table, key, aside }: Kept
  ): z.infer<T> | null {
    const parsed = schema.safeParse(row)
    if (parsed.success) return parsed.data
    const id = String(z.record(z.string(), z.unknown()).parse(row)[key])
    const reason = parsed.error.issues
      .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      .join('; ')
    this.transaction(() => {
      this.run(
        `INSERT OR REPLACE INTO ${aside} VALUES (?, ?, ?, ?)`,
        id,
        reason,
        JSON.stringify(row),
        Date.now()
      )
      this.run(`DELETE FROM ${table} WHERE ${key} = ?`, id)
    })
    return null
  }

  /** Returns the number of changed rows and the id of the last inserted one. */
  run(text: string, ...values: unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#prepare(text).run(...values)
    return { changes, lastInsertRowid: Number(lastInsertRowid) }
  }

  /** Runs `work` in one write transaction, or in the one that is already open. */
  transaction<T>(work: () => T): T {
    return this.#db.inTransaction ? work() : this.#db.transaction(work).immediate()
  }

  #prepare(text: string): Statement {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const statement = this.#db.prepare(text)
    this.#statements.set(text, statement)
    return statement
  }
}
