import { createHash } from 'node:crypto'
import type { Operation } from '../operation.ts'
import { groupOf, type NamedFault } from './fault.ts'
import type { FaultRule } from './fault-profile.ts'

/** Returns a number in [0, 1) that depends only on seed, operation, ordinal and purpose. */
export function chance(
  seed: number,
  operation: Operation,
  ordinal: number,
  purpose: string
): number {
  return (
    createHash('sha256')
      .update(`${seed}/${operation}/${ordinal}/${purpose}`)
      .digest()
      .readUIntBE(0, 6) /
    2 ** 48
  )
}

/** Returns the faults of an operation's `ordinal`th request, from 1: at most one of each group. */
export function drawFaults(
  rules: readonly FaultRule[],
  seed: number,
  operation: Operation,
  ordinal: number
): NamedFault[] {
  const inForce = rules.filter((rule) => rule.from <= ordinal && ordinal <= rule.to)
  const groups = new Set(inForce.map((rule) => groupOf(rule.fault)))
  return [...groups].flatMap(
    (group) =>
      drawOne(
        inForce.filter((rule) => groupOf(rule.fault) === group),
        chance(seed, operation, ordinal, group)
      ) ?? []
  )
}

function drawOne(rules: readonly FaultRule[], drawn: number): NamedFault | null {
  let reached = 0
  for (const { name, fault, probability } of rules) {
    reached += probability
    if (drawn < reached) return { name, fault }
  }
  return null
}
