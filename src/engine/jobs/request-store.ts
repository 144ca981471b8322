import { queueRequestSchema, requestResultSchema, type QueueRequest, type RequestResult } from '../../contract/queue-request.ts'
import type { Db } from './open-database.ts'

/** Orders from processes that are not the runner. */
export class RequestStore {
  readonly #db: Db
  constructor(db: Db) {
    this.#db = db
  }

  put(request: QueueRequest, nowMs: number): number {
    return Number(this.#db.prepare('INSERT INTO requests (body, created_at_ms) VALUES (?, ?)').run(JSON.stringify(request), nowMs).lastInsertRowid)
  }

  /** Open requests, oldest first. One that does not parse is answered as refused and dropped. */
  open(): { id: number; request: QueueRequest }[] {
    const rows = this.#db.prepare('SELECT id, body FROM requests WHERE result IS NULL ORDER BY id').all() as { id: number; body: string }[]
    return rows.flatMap(({ id, body }) => {
      const request = parseBody(body)
      if (request !== null) return [{ id, request }]
      this.answer(id, { changed: [], refused: [{ jobId: '', reason: 'This request could not be read.' }] })
      return []
    })
  }

  answer(id: number, result: RequestResult): void {
    this.#db.prepare('UPDATE requests SET result = ? WHERE id = ?').run(JSON.stringify(result), id)
  }

  /** The runner's answer; read once, then forgotten. */
  take(id: number): RequestResult | null {
    const row = this.#db.prepare('SELECT result FROM requests WHERE id = ?').get(id) as { result: string | null } | undefined
    if (row === undefined || row.result === null) return null
    this.#db.prepare('DELETE FROM requests WHERE id = ?').run(id)
    return requestResultSchema.parse(JSON.parse(row.result))
  }

  withdraw(id: number): void {
    this.#db.prepare('DELETE FROM requests WHERE id = ? AND result IS NULL').run(id)
  }
}

function parseBody(body: string): QueueRequest | null {
  try {
    return queueRequestSchema.parse(JSON.parse(body))
  } catch {
    return null
  }
}
