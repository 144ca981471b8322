import type { Statement } from 'better-sqlite3'
import { z } from 'zod'
import { phasesThatMayHavePosted } from '../../../contract/queue/phase.ts'
import type { Db } from './open-database.ts'

/** The phases in which a post exists or may exist, for `IN (…)`. */
export const mayHavePosted = phasesThatMayHavePosted.map((phase) => `'${phase}'`).join(', ')

/** A table, its key, and where its unreadable rows go: their key, reason, content and moment. */
interface Kept {
  table: string
  key: string
  aside: string
}

/** Caches prepared statements by text and parses results with a schema: disk data is untrusted. */
export class Sql {
  readonly #db: Db
  readonly #statements = new Map<string, Statement>()
  constructor(db: Db) {
    this.#db = db
  }

  /** The first row, or null. @throws ZodError when it is not what the schema says */
  get<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T> | null {
    const row = this.#prepare(text).get(...values)
    return row === undefined ? null : schema.parse(row)
  }

  all<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T>[] {
    return this.#prepare(text)
      .all(...values)
      .map((row) => schema.parse(row))
  }

  /** The first column of every row. */
  column<T extends z.ZodType>(schema: T, text: string, ...values: unknown[]): z.infer<T>[] {
    return this.raw(text, ...values).map((row) => schema.parse(Object.values(row ?? {})[0]))
  }

  /** The one number that a query asks for; 0 without a row. */
  number(text: string, ...values: unknown[]): number {
    return this.column(z.int(), text, ...values)[0] ?? 0
  }

  has(text: string, ...values: unknown[]): boolean {
    return this.#prepare(text).get(...values) !== undefined
  }

  /** Rows as they are, for a caller that deals with damaged ones itself. */
  raw(text: string, ...values: unknown[]): unknown[] {
    return this.#prepare(text).all(...values)
  }

  /**
   * A row as its schema has it. One that does not parse is moved out of its table, with the reason,
   * and gives null: nothing is ever sent on a guess.
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

  /** How many rows were changed, and the id of the last inserted one. */
  run(text: string, ...values: unknown[]): { changes: number; lastInsertRowid: number } {
    const { changes, lastInsertRowid } = this.#prepare(text).run(...values)
    return { changes, lastInsertRowid: Number(lastInsertRowid) }
  }

  /** Runs `work` as one write transaction, or as part of the one that is open. */
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
