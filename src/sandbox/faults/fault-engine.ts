import { ApiError } from '../api-error.ts'
import { operations, type Operation } from '../operation.ts'
import type { FaultStore } from './fault-store.ts'
import { drawFaults } from './draw-faults.ts'
import { isLineFault, type AnswerFault, type LineFault, type NamedFault } from './fault.ts'
import type { FaultRules } from './fault-profile.ts'
import { createFaultScript } from './fault-script.ts'
import { effectsOf, type PostEffects } from './post-effects.ts'

/** The faults that apply to one request. */
export interface FaultPlan {
  operation: Operation
  ordinal: number
  source: 'profile' | 'script'
  faults: readonly NamedFault[]
  /** The fault of the connection or the answer, if any. A rate limit is an ordinary answer. */
  line: Exclude<LineFault, { kind: 'rate-limit' }> | null
  /** The effects of the other faults on posts. */
  effects: PostEffects
  /** The post, media or link that the request created or changed, once it has. */
  subject: string | null
  /** True once everything is recorded; the fault itself causes what follows. */
  settled: boolean
}

export type FaultEngine = ReturnType<typeof createFaultEngine>

/**
 * Chooses the faults of requests, scripted before drawn. A draw depends on seed, operation and
 * ordinal only; after a restart, counting continues behind the last recorded fault: none repeats.
 */
export function createFaultEngine(
  rules: FaultRules,
  seed: number,
  store: FaultStore,
  nowMs: () => number
) {
  const script = createFaultScript()
  const counts = new Map<Operation, number>(
    operations.map((operation) => [operation, store.lastOrdinal(operation)])
  )

  return {
    script,
    /** Returns the plan for the next request of an operation; null if it gets no fault. */
    next(operation: Operation): FaultPlan | null {
      const ordinal = (counts.get(operation) ?? 0) + 1
      counts.set(operation, ordinal)
      const scripted = script.take(operation)
      const drawn =
        scripted.length > 0 ? [] : drawFaults(rules[operation], seed, operation, ordinal)
      const faults = [...scripted, ...drawn]
      if (faults.length === 0) return null
      const given = faults.map(({ fault }) => fault)
      const line = given.find(isLineFault) ?? null
      if (line?.kind === 'rate-limit' && line.requests > 1) {
        script.addFirst({
          operation: '*',
          name: 'rate-limited',
          fault: { ...line, requests: 1 },
          times: line.requests - 1,
          after: 0
        })
      }
      return {
        operation,
        ordinal,
        source: scripted.length > 0 ? 'script' : 'profile',
        faults,
        line: line?.kind === 'rate-limit' ? rateLimitAnswer(line.retryAfterS) : line,
        effects: effectsOf(given),
        subject: null,
        settled: false
      }
    },
    /** Records a plan as injected, on disk before this returns. */
    record(plan: FaultPlan, requestId: string, hadEffect: boolean): void {
      plan.settled = true
      const { operation, ordinal, source, subject } = plan
      const request = { atMs: nowMs(), operation, ordinal, source, hadEffect, subject, requestId }
      store.add(plan.faults.map((named) => ({ ...request, ...named })))
    }
  }
}

function rateLimitAnswer(retryAfterS: number): AnswerFault {
  const { status, code, message } = new ApiError('RATE_LIMITED')
  return { kind: 'answer', when: 'before-body', status, body: 'error', code, message, retryAfterS }
}
