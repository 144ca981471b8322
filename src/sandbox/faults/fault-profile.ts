import { z } from 'zod'
import { operations, type Operation } from '../operation.ts'
import { faultSchema, fitsOperation, groupOf, type Fault, type NamedFault } from './fault.ts'
import { faultProfiles } from './fault-profiles.ts'
import { namedFaults, type FaultName } from './named-faults.ts'

/** A fault and its rate. `from` and `to` (inclusive) count the operation's requests, from 1. */
export interface FaultChance {
  fault: FaultName | Fault
  /** 0 to 1. */
  probability: number
  from?: number | undefined
  to?: number | undefined
}

type OperationFaults = Partial<Record<FaultName, number>> | readonly FaultChance[]

/**
 * How often each operation gets which fault: `{ "createPost": { "error-502-done": 0.2 } }`, or
 * `FaultChance`s for parameters or a range of requests. `*`: every operation that the fault fits.
 */
export type FaultProfile = Partial<Record<Operation | '*', OperationFaults>>

export interface FaultRule extends NamedFault {
  probability: number
  from: number
  to: number
}

export type FaultRules = Readonly<Record<Operation, readonly FaultRule[]>>

const probability = z.number().min(0).max(1)
const request = z.number().int().min(1)
const chance = z.strictObject({
  fault: z.union([z.string(), faultSchema]),
  probability,
  from: request.default(1),
  to: request.default(Number.MAX_SAFE_INTEGER)
})
const operationFaults = z.union([z.record(z.string(), probability), z.array(chance)])
const profileSchema = z.partialRecord(z.enum([...operations, '*']), operationFaults)

export const faultOperation = z.enum([...operations, '*'])

/** Thrown for an invalid profile or fault; the message names the mistake and the valid values. */
export class FaultError extends Error {
  readonly code = 'INVALID_FAULTS'
}

/** Parses a value by a schema, or throws a `FaultError` that names the mistake. */
export function parseAs<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  what: string
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(given)
  if (success) return data
  const issue = error.issues[0]
  const reason = `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'unknown shape'}`.trim()
  throw new FaultError(`The ${what} is not right: ${reason}.`)
}

/** Reads a profile: by name, as JSON text, or as an object. Throws `FaultError`. */
export function readFaultProfile(given: string | FaultProfile): FaultRules {
  const profile = parseAs(
    profileSchema,
    typeof given === 'string' ? profileOf(given) : given,
    'fault profile'
  )
  const everywhere = toRules(profile['*'] ?? [])
  const rulesOf = (operation: Operation): FaultRule[] => {
    const own = toRules(profile[operation] ?? [])
    for (const { name, fault } of own) refuseMisfit(name, fault, operation)
    const rules = [...own, ...everywhere.filter(({ fault }) => fitsOperation(fault, operation))]
    refuseTooLikely(rules, operation)
    return rules
  }
  return {
    createPost: rulesOf('createPost'),
    getPost: rulesOf('getPost'),
    listPosts: rulesOf('listPosts'),
    updatePost: rulesOf('updatePost'),
    cancelPost: rulesOf('cancelPost'),
    uploadMedia: rulesOf('uploadMedia'),
    listProfiles: rulesOf('listProfiles'),
    createConnectLink: rulesOf('createConnectLink')
  }
}

/** Reads one fault by name or as an object. Throws `FaultError`. */
export function readFault(given: unknown): NamedFault {
  if (typeof given === 'string') {
    const fault = Object.hasOwn(namedFaults, given) ? namedFaults[given] : undefined
    if (fault === undefined)
      throw new FaultError(
        `There is no fault "${given}". There are: ${Object.keys(namedFaults).join(', ')}.`
      )
    return { name: given, fault }
  }
  const fault = parseAs(faultSchema, given, 'fault')
  return { name: fault.kind, fault }
}

/** Refuses a fault that can never apply to the given operation. */
export function refuseMisfit(name: string, fault: Fault, operation: Operation): void {
  if (!fitsOperation(fault, operation))
    throw new FaultError(`The fault "${name}" means nothing for ${operation}.`)
}

function profileOf(text: string): unknown {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text)
    } catch {
      throw new FaultError('The fault profile is not JSON.')
    }
  }
  const known: Record<string, FaultProfile> = faultProfiles
  if (!Object.hasOwn(known, text))
    throw new FaultError(
      `There is no fault profile "${text.slice(0, 60)}". There are: ${Object.keys(known).join(', ')}; or give a profile as JSON.`
    )
  return known[text]
}

function toRules(given: z.infer<typeof operationFaults>): FaultRule[] {
  const chances = Array.isArray(given)
    ? given
    : Object.entries(given).map(([fault, likely]) => chance.parse({ fault, probability: likely }))
  return chances.map(({ fault, ...rest }) => ({ ...readFault(fault), ...rest }))
}

/** Refuses faults of one group with a total over 1, as they share one draw. */
function refuseTooLikely(rules: readonly FaultRule[], operation: Operation): void {
  for (const { from, fault } of rules) {
    const group = groupOf(fault)
    const together = rules.filter(
      (rule) => groupOf(rule.fault) === group && rule.from <= from && from <= rule.to
    )
    const sum = together.reduce((total, rule) => total + rule.probability, 0)
    if (sum > 1 + 1e-9)
      throw new FaultError(
        `For ${operation} the probabilities of ${together.map(({ name }) => name).join(', ')} add up to more than 1.`
      )
  }
}
