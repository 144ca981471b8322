import type { Operation } from '../operation.ts'
import { fitsOperation, groupOf, type NamedFault } from './fault.ts'

/** A fault that applies to the next fitting requests, for tests that know what they want. */
export interface ScriptedFault extends NamedFault {
  operation: Operation | '*'
  /** How many more requests it applies to. */
  times: number
  /** How many fitting requests it lets pass first. */
  after: number
}

export type FaultScript = ReturnType<typeof createFaultScript>

/** The orders not yet used up, in memory: they end with the process that took them. */
export function createFaultScript() {
  let orders: ScriptedFault[] = []

  return {
    add: (order: ScriptedFault): void => void orders.push({ ...order }),
    /** Puts an order before all others. */
    addFirst: (order: ScriptedFault): void => void orders.unshift({ ...order }),
    /** Takes what applies to one request: of each group the order that has waited longest. */
    take(operation: Operation): NamedFault[] {
      const taken = new Map<string, NamedFault>()
      for (const order of orders) {
        if (order.operation !== '*' && order.operation !== operation) continue
        if (!fitsOperation(order.fault, operation) || taken.has(groupOf(order.fault))) continue
        if (order.after > 0) {
          order.after -= 1
          continue
        }
        order.times -= 1
        taken.set(groupOf(order.fault), { name: order.name, fault: order.fault })
      }
      orders = orders.filter((order) => order.times > 0)
      return [...taken.values()]
    },
    pending: (): ScriptedFault[] => orders.map((order) => ({ ...order })),
    clear(): void {
      orders = []
    }
  }
}
