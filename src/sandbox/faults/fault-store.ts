import { z } from 'zod'
import { operations, type Operation } from '../operation.ts'
import type { Db } from '../state/open-state.ts'
import { iso } from '../wire.ts'
import { faultSchema } from './fault.ts'

const row = z.object({
  seq: z.number(),
  operation: z.enum(operations),
  /** The request's ordinal within its operation, from 1. */
  ordinal: z.number(),
  source: z.enum(['profile', 'script']),
  name: z.string(),
  fault: z.string().transform((text) => faultSchema.parse(JSON.parse(text))),
  /** Whether the request changed something, committed before the fault. */
  hadEffect: z.number().transform((flag) => flag === 1),
  /** The post, media or link that the request created or changed. */
  subject: z.string().nullable(),
  requestId: z.string(),
  at: z.number().transform(iso)
})

/** One fault that applied to one request. */
export type InjectedFault = z.output<typeof row>
type NewFault = Omit<InjectedFault, 'seq' | 'at'> & { atMs: number }

export type FaultStore = ReturnType<typeof createFaultStore>

export function createFaultStore(db: Db) {
  const insert =
    db.prepare(`INSERT INTO faults (at_ms, operation, ordinal, source, name, fault, had_effect, subject, request_id)
    VALUES (@atMs, @operation, @ordinal, @source, @name, @fault, @hadEffect, @subject, @requestId)`)
  const every = db.prepare(
    `SELECT seq, at_ms AS at, operation, ordinal, source, name, fault, had_effect AS hadEffect, subject, request_id AS requestId FROM faults ORDER BY seq`
  )
  const last = db.prepare<[string], { ordinal: number | null }>(
    'SELECT max(ordinal) AS ordinal FROM faults WHERE operation = ?'
  )
  return {
    /** Adds the faults of one request, all or none of them. */
    add: db.transaction((faults: readonly NewFault[]) => {
      for (const { fault, hadEffect, ...rest } of faults)
        insert.run({ ...rest, fault: JSON.stringify(fault), hadEffect: hadEffect ? 1 : 0 })
    }),
    /** Returns all faults ever injected, oldest first. */
    all: (): InjectedFault[] => every.all().map((one) => row.parse(one)),
    /** Returns the highest recorded ordinal of an operation, 0 if none. */
    lastOrdinal: (operation: Operation): number => last.get(operation)?.ordinal ?? 0
  }
}
