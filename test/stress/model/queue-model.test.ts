import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyStory } from './events.ts'
import { Play, type Played } from './play.ts'
import { testSeed } from '../../support/test-seed.ts'

const runs = Number(process.env.MODEL_RUNS ?? 150)
const seed = Number(process.env.MODEL_SEED ?? testSeed)

describe('a queue to which anything happens in any order', () => {
  it(
    `creates nothing again without a refusal or a person's word, loses no job, and moves by the table alone (${runs} stories)`,
    { timeout: 120_000 + runs * 1_000 },
    async () => {
      const played: Played[] = []
      await fc.assert(
        fc.asyncProperty(anyStory, async (story) => {
          played.push(await new Play(story).run(story.events))
        }),
        { numRuns: runs, seed }
      )
      // The stories must test something, or the promises above would hold for an engine that does
      // nothing.
      const sum = (name: keyof Played) => played.reduce((total, one) => total + one[name], 0)
      expect(sum('creates')).toBeGreaterThan(runs)
      expect(sum('published')).toBeGreaterThan(runs / 2)
      for (const name of ['unknown', 'handedOver', 'missed'] as const)
        expect(sum(name), name).toBeGreaterThan(0)
    }
  )
})
