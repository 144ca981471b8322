import type { Operation } from '../operation.ts'
import { fitsOperation, groupOf, type FaultGroup, type NamedFault } from './fault.ts'

/** A fault that is to strike the next fitting requests, for tests that know what they want. */
export interface ScriptedFault extends NamedFault {
  operation: Operation | '*'
  /** How many more requests it strikes. */
  times: number
  /** How many fitting requests it lets pass first. */
  after: number
}

export interface FaultScript {
  add(order: ScriptedFault): void
  /** Puts an order before all others. */
  addFirst(order: ScriptedFault): void
  /** Takes what strikes one request: of each group the order that has waited longest. */
  take(operation: Operation): NamedFault[]
  pending(): ScriptedFault[]
  clear(): void
}

/** The orders not yet used up, in memory: they end with the process that took them. */
export function createFaultScript(): FaultScript {
  let orders: ScriptedFault[] = []

  function take(operation: Operation): NamedFault[] {
    const taken = new Map<FaultGroup, NamedFault>()
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
  }

  return {
    add: (order) => void orders.push({ ...order }),
    addFirst: (order) => void orders.unshift({ ...order }),
    take: (operation) => (orders.length === 0 ? [] : take(operation)),
    pending: () => orders.map((order) => ({ ...order })),
    clear: () => {
      orders = []
    }
  }
}
