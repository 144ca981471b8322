import type { Operation } from '../operation.ts'
import { fitsOperation, groupOf, type NamedFault } from './fault.ts'

/** A fault for the next matching requests, for tests that need a certain one. */
export interface ScriptedFault extends NamedFault {
  operation: Operation | '*'
  /** How many more requests it applies to. */
  times: number
  /** How many matching requests pass first. */
  after: number
}

export type FaultScript = ReturnType<typeof createFaultScript>

/** Holds the unused orders, in memory: they end with the process. */
export function createFaultScript() {
  let orders: ScriptedFault[] = []

  return {
    add: (order: ScriptedFault): void => void orders.push({ ...order }),
    /** Puts an order before all others. */
    addFirst: (order: ScriptedFault): void => void orders.unshift({ ...order }),
    /** Takes the orders for one request: the oldest one of each group. */
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
