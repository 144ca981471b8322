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

/** A sender waits 15 s for an answer, so an older command is left over from a killed process. */
const staleMs = minuteMs
/** Answers that no process has read are dropped after this time. */
const forgetAnswersMs = dayMs

/** Commands from processes that are not the runner. Their age is wall-clock time. */
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

  /** Returns the open commands, oldest first. Refuses and drops a command that does not parse. */
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

  /** Returns the runner's answer, or null. The answer stays until it is dropped. */
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

  /** Withdraws a command without an answer; returns false if it already has one. */
  withdraw(id: number): boolean {
    return this.#sql.run('DELETE FROM commands WHERE id = ? AND result IS NULL', id).changes === 1
  }

  /** Whether the command is still open: neither answered nor withdrawn. */
  isOpen(id: number): boolean {
    return this.#sql.has('SELECT 1 FROM commands WHERE id = ? AND result IS NULL', id)
  }

  /**
   * Drops commands that no process waits for: yesterday's command of a killed process must not run
   * today. A command dated in the future was sent before the clock was set back.
   */
  dropStale(): void {
    const nowMs = this.#nowMs()
    const stale = 'FROM commands WHERE result IS NULL AND (created_at_ms < ? OR created_at_ms > ?)'
    const bounds = [nowMs - staleMs, nowMs + staleMs]
    // Reads before it deletes, because this runs after every change by another process.
    if (this.#sql.has(`SELECT 1 ${stale} LIMIT 1`, ...bounds))
      this.#sql.run(`DELETE ${stale}`, ...bounds)
  }

  /** Drops answers that no process has read. */
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
