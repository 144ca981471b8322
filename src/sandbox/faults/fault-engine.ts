import { operations, type Operation } from '../operation.ts'
import type { FaultStore } from './fault-store.ts'
import { drawFaults } from './draw-faults.ts'
import type { Fault, LineFault, NamedFault } from './fault.ts'
import { groupOf } from './fault.ts'
import type { FaultRules } from './fault-profile.ts'
import { createFaultScript, type FaultScript } from './fault-script.ts'

/** The faults one request suffers. */
export interface Strike {
  operation: Operation
  ordinal: number
  source: 'profile' | 'script'
  faults: readonly NamedFault[]
  /** The one that hits the line or the answer, if any. */
  line: LineFault | null
  /** The post, media or link the request made or changed, once it has. */
  subject: string | null
  /** True once everything was recorded; what follows is the fault's own doing. */
  settled: boolean
}

export interface FaultEngine {
  script: FaultScript
  /** Decides about the next request of an operation; null when it is left alone. */
  next(operation: Operation): Strike | null
  /** Puts a strike on record, on disk before this returns. */
  record(strike: Strike, requestId: string, hadEffect: boolean): void
}

export interface FaultEngineOptions {
  seed: number
  rules: FaultRules
  store: FaultStore
  nowMs: () => number
}

/**
 * Decides which requests have faults, scripted before drawn. A draw depends on seed, operation and
 * ordinal only; after a restart, counting continues behind the last recorded fault: none repeats.
 */
export function createFaultEngine({ seed, rules, store, nowMs }: FaultEngineOptions): FaultEngine {
  const script = createFaultScript()
  const counts = new Map<Operation, number>(
    operations.map((operation) => [operation, store.lastOrdinal(operation)])
  )

  function decide(operation: Operation, ordinal: number): Pick<Strike, 'source' | 'faults'> | null {
    const scripted = script.take(operation)
    if (scripted.length > 0) return { source: 'script', faults: scripted }
    if (rules[operation].length === 0) return null
    const drawn = drawFaults(rules[operation], seed, operation, ordinal)
    return drawn.length === 0 ? null : { source: 'profile', faults: drawn }
  }

  return {
    script,
    next(operation) {
      const ordinal = (counts.get(operation) ?? 0) + 1
      counts.set(operation, ordinal)
      const decided = decide(operation, ordinal)
      if (decided === null) return null
      const line = decided.faults.map(({ fault }) => fault).find(isLineFault) ?? null
      if (line?.kind === 'rate-limit' && line.requests > 1) {
        script.addFirst({
          operation: '*',
          name: 'rate-limited',
          fault: { ...line, requests: 1 },
          times: line.requests - 1,
          after: 0
        })
      }
      return { operation, ordinal, ...decided, line, subject: null, settled: false }
    },
    record(strike, requestId, hadEffect) {
      strike.settled = true
      const { operation, ordinal, source, subject } = strike
      store.add(
        strike.faults.map(({ name, fault }) => ({
          atMs: nowMs(),
          operation,
          ordinal,
          source,
          name,
          fault,
          hadEffect,
          subject,
          requestId
        }))
      )
    }
  }
}

function isLineFault(fault: Fault): fault is LineFault {
  return groupOf(fault) === 'line'
}
