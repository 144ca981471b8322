import { describe, expect, it } from 'vitest'
import { fuzzTargets } from './targets.ts'
import { testSeed } from '../../support/test-seed.ts'

const cases = Number(process.env.FUZZ_CASES ?? 200)
const seed = Number(process.env.FUZZ_SEED ?? testSeed)

describe(`hostile input (${cases} cases each, seed ${seed})`, () => {
  it.each(fuzzTargets.map((target) => [target.name, target.promise, target] as const))(
    '%s: %s',
    async (_name, _promise, target) => {
      const { accepted, refused } = await target.run(cases, seed)
      // Input that is always refused, or always accepted, would test half of the code.
      expect([accepted > 0, refused > 0]).toEqual([true, true])
    }
  )
})
