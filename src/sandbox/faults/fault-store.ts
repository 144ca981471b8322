import { faultSchema, type Fault } from './fault.ts'
import { operations, type Operation } from '../operation.ts'
import { z } from 'zod'
import type { Db } from '../state/open-state.ts'

/** One fault that struck one request. */
export interface StoredFault {
  seq: number
  atMs: number
  operation: Operation
  /** Which request of its operation it was, from 1. */
  ordinal: number
  source: 'profile' | 'script'
  name: string
  fault: Fault
  /** Whether the request changed something, committed before the fault showed. */
  hadEffect: boolean
  /** The post, media or link that the request made or changed. */
  subject: string | null
  requestId: string
}

export interface FaultStore {
  /** Adds the faults of one request, all or none of them. */
  add(faults: readonly Omit<StoredFault, 'seq'>[]): void
  /** Everything that ever struck, oldest first. */
  all(): StoredFault[]
  /** The highest ordinal on record for an operation, 0 if none. */
  lastOrdinal(operation: Operation): number
}

const row = z.object({
  seq: z.number(),
  atMs: z.number(),
  operation: z.enum(operations),
  ordinal: z.number(),
  source: z.enum(['profile', 'script']),
  name: z.string(),
  fault: z.string().transform((text) => faultSchema.parse(JSON.parse(text))),
  hadEffect: z.number().transform((flag) => flag === 1),
  subject: z.string().nullable(),
  requestId: z.string()
})

export function createFaultStore(db: Db): FaultStore {
  const insert =
    db.prepare(`INSERT INTO faults (at_ms, operation, ordinal, source, name, fault, had_effect, subject, request_id)
    VALUES (@atMs, @operation, @ordinal, @source, @name, @fault, @hadEffect, @subject, @requestId)`)
  const every = db.prepare(
    `SELECT seq, at_ms AS atMs, operation, ordinal, source, name, fault, had_effect AS hadEffect, subject, request_id AS requestId FROM faults ORDER BY seq`
  )
  const last = db.prepare<[string], { ordinal: number | null }>(
    'SELECT max(ordinal) AS ordinal FROM faults WHERE operation = ?'
  )
  return {
    add: db.transaction((faults: readonly Omit<StoredFault, 'seq'>[]) => {
      for (const fault of faults)
        insert.run({
          ...fault,
          fault: JSON.stringify(fault.fault),
          hadEffect: fault.hadEffect ? 1 : 0
        })
    }),
    all: () => every.all().map((one) => row.parse(one)),
    lastOrdinal: (operation) => last.get(operation)?.ordinal ?? 0
  }
}
