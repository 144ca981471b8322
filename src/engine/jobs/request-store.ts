import { z } from 'zod'
import { queueRequestSchema, requestResultSchema, type QueueRequest, type RequestResult } from '../../contract/queue-request.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'

/** Orders from processes that are not the runner. */
export class RequestStore {
  readonly #sql: Sql
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  put(request: QueueRequest, nowMs: number): number {
    return this.#sql.run('INSERT INTO requests (body, created_at_ms) VALUES (?, ?)', JSON.stringify(request), nowMs).lastInsertRowid
  }

  /** Open requests, oldest first. One that does not parse is answered as refused and dropped. */
  open(): { id: number; request: QueueRequest }[] {
    const rows = this.#sql.all(z.object({ id: z.int(), body: z.string() }), 'SELECT id, body FROM requests WHERE result IS NULL ORDER BY id')
    return rows.flatMap(({ id, body }) => {
      const request = parseBody(body)
      if (request !== null) return [{ id, request }]
      this.answer(id, { changed: [], refused: [{ jobId: '', reason: 'This request could not be read.' }] })
      return []
    })
  }

  answer(id: number, result: RequestResult): void {
    this.#sql.run('UPDATE requests SET result = ? WHERE id = ?', JSON.stringify(result), id)
  }

  /** The runner's answer; read once, then forgotten. */
  take(id: number): RequestResult | null {
    const row = this.#sql.get(z.object({ result: z.string().nullable() }), 'SELECT result FROM requests WHERE id = ?', id)
    if (row === null || row.result === null) return null
    this.#sql.run('DELETE FROM requests WHERE id = ?', id)
    return requestResultSchema.parse(JSON.parse(row.result))
  }

  /** Takes an order back that was not answered; false when it was. */
  withdraw(id: number): boolean {
    return this.#sql.run('DELETE FROM requests WHERE id = ? AND result IS NULL', id).changes === 1
  }

  /** Whether the order still stands: not answered, not taken back. */
  isOpen(id: number): boolean {
    return this.#sql.raw('SELECT 1 FROM requests WHERE id = ? AND result IS NULL', id).length > 0
  }

  /** Drops answers that nobody came for. */
  forgetAnswered(beforeMs: number): void {
    this.#sql.run('DELETE FROM requests WHERE result IS NOT NULL AND created_at_ms < ?', beforeMs)
  }
}

function parseBody(body: string): QueueRequest | null {
  try {
    return queueRequestSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
