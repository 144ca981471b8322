import { z } from 'zod'
import type { SandboxContext } from '../context.ts'
import type { Operation } from '../operation.ts'
import type { InjectedFault } from './fault-store.ts'
import type { Fault } from './fault.ts'
import { FaultError, faultOperation, parseAs, readFault, refuseMisfit } from './fault-profile.ts'
import type { ScriptedFault } from './fault-script.ts'
import type { FaultName } from './named-faults.ts'

/** An order for a fault: by name or with its parameters, for the next matching requests. */
export interface FaultOrder {
  operation: Operation | '*'
  fault: FaultName | Fault
  /** How many requests it applies to. Default 1. */
  times?: number | undefined
  /** How many matching requests pass before. Default 0. */
  after?: number | undefined
}

/** A test's controls of a running sandbox; other processes use them under `/_sandbox`. */
export interface SandboxControl {
  /**
   * Injects a fault into an operation's next requests. Scripted faults precede the profile's, in
   * the order given; at most one of each group (see `groupOf`) applies to a request. Throws an
   * error with code `INVALID_FAULTS`.
   */
  inject(order: FaultOrder): void
  /** Returns the ordered faults that are not injected yet. */
  pending(): ScriptedFault[]
  /** Drops the ordered faults that are not injected yet. */
  clear(): void
  /** Returns every injected fault, oldest first, also from before a restart. */
  faults(): InjectedFault[]
  /** Stops listening at once, for a time: new connections are refused, open ones continue. */
  refuseConnections(forMs: number): void
}

const orderSchema = z.strictObject({
  operation: faultOperation,
  fault: z.unknown(),
  times: z.number().int().min(1).max(1_000_000).default(1),
  after: z.number().int().min(0).default(0)
})
const duration = z.number().min(1).max(600_000)

export function createControl(
  context: Pick<SandboxContext, 'faults' | 'faultStore' | 'refuseConnections'>
): SandboxControl {
  const { script } = context.faults
  return {
    inject: (given) => script.add(readOrder(given)),
    pending: () => script.pending(),
    clear: () => script.clear(),
    faults: () => context.faultStore.all(),
    refuseConnections(forMs) {
      if (!duration.safeParse(forMs).success)
        throw new FaultError('Connections can be refused for 1 to 600000 ms.')
      context.refuseConnections(forMs)
    }
  }
}

/** Parses an order. Throws `FaultError`. */
export function readOrder(given: unknown): ScriptedFault {
  const { operation, times, after, ...order } = parseAs(orderSchema, given, 'order')
  const { name, fault } = readFault(order.fault)
  if (operation !== '*') refuseMisfit(name, fault, operation)
  return { operation, name, fault, times, after }
}
