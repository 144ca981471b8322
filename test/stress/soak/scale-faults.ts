import { faultProfiles, type FaultProfile } from '../../../src/sandbox/index.ts'

/** Returns a named profile with every probability multiplied by `share`. */
export function scaleFaults(name: string, share: number): FaultProfile {
  const known: Record<string, FaultProfile> = faultProfiles
  const profile = known[name]
  if (profile === undefined || !(share >= 0 && share <= 1))
    throw new RangeError(`There is no profile ${name}, or ${share} is not a share of it.`)
  return Object.fromEntries(
    Object.entries(profile).map(([operation, faults]) => [
      operation,
      Array.isArray(faults)
        ? faults.map((one) => ({ ...one, probability: one.probability * share }))
        : Object.fromEntries(
            Object.entries(faults).map(([fault, probability]) => [fault, probability * share])
          )
    ])
  )
}
