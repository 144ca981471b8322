import { z } from 'zod'
import {
  queueCommandSchema,
  requestResultSchema,
  type QueueCommand,
  type RequestResult
} from '../../../contract/queue/queue-command.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'
import { dayMs, minuteMs } from '../../../contract/duration.ts'

/** A sender waits 15 s for an answer; an older command was left behind by a killed process. */
const staleMs = minuteMs
/** Answers that no process read are dropped after this. */
const forgetAnswersMs = dayMs

/** Commands of processes that are not the runner. Age is wall-clock time, as for their senders. */
export class CommandStore {
  readonly #sql: Sql
  readonly #nowMs: () => number
  constructor(db: Db, nowMs: () => number = Date.now) {
    this.#sql = new Sql(db)
    this.#nowMs = nowMs
  }

  put(request: QueueCommand): number {
    return this.#sql.run(
      'INSERT INTO commands (body, created_at_ms) VALUES (?, ?)',
      JSON.stringify(request),
      this.#nowMs()
    ).lastInsertRowid
  }

  /** Open requests, oldest first. One that does not parse is answered as refused and dropped. */
  open(): { id: number; request: QueueCommand }[] {
    const rows = this.#sql.all(
      z.object({ id: z.int(), body: z.string() }),
      'SELECT id, body FROM commands WHERE result IS NULL ORDER BY id'
    )
    return rows.flatMap(({ id, body }) => {
      const request = parseBody(body)
      if (request !== null) return [{ id, request }]
      this.refuse(id, 'This request could not be read.')
      return []
    })
  }

  answer(id: number, result: RequestResult): void {
    this.#sql.run('UPDATE commands SET result = ? WHERE id = ?', JSON.stringify(result), id)
  }

  refuse(id: number, reason: string): void {
    this.answer(id, { changed: [], refused: [{ jobId: '', reason }] })
  }

  /** The runner's answer, or null; it stays until it is dropped. */
  read(id: number): RequestResult | null {
    const [result] = this.#sql.column(
      z.string(),
      'SELECT result FROM commands WHERE id = ? AND result IS NOT NULL',
      id
    )
    return result === undefined ? null : requestResultSchema.parse(JSON.parse(result))
  }

  drop(id: number): void {
    this.#sql.run('DELETE FROM commands WHERE id = ?', id)
  }

  /** Takes an order back that was not answered; false when it was. */
  withdraw(id: number): boolean {
    return this.#sql.run('DELETE FROM commands WHERE id = ? AND result IS NULL', id).changes === 1
  }

  /** Whether the order still stands: not answered, not taken back. */
  isOpen(id: number): boolean {
    return this.#sql.has('SELECT 1 FROM commands WHERE id = ? AND result IS NULL', id)
  }

  /**
   * Drops commands that nobody waits for: yesterday's command of a killed program must not run
   * today. A command from the future predates a clock that was set back.
   */
  dropStale(): void {
    const nowMs = this.#nowMs()
    const stale = 'FROM commands WHERE result IS NULL AND (created_at_ms < ? OR created_at_ms > ?)'
    const bounds = [nowMs - staleMs, nowMs + staleMs]
    // Looked for before anything is written: this is asked after every change of another process.
    if (this.#sql.has(`SELECT 1 ${stale} LIMIT 1`, ...bounds))
      this.#sql.run(`DELETE ${stale}`, ...bounds)
  }

  /** Drops answers that nobody came for. */
  forgetAnswered(): void {
    this.#sql.run(
      'DELETE FROM commands WHERE result IS NOT NULL AND created_at_ms < ?',
      this.#nowMs() - forgetAnswersMs
    )
  }
}

function parseBody(body: string): QueueCommand | null {
  try {
    return queueCommandSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
