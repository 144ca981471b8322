import { configureGlobal } from 'fast-check'

/** What every test draws follows from this number: always the same, unless `--fresh-seeds` (scripts/test-all.mjs) sets TEST_SEED. */
export const testSeed = Number(process.env.TEST_SEED ?? 1)

// As a setup file of vitest: for every property that names no seed.
configureGlobal({ seed: testSeed })
