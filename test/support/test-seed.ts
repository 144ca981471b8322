import { configureGlobal } from 'fast-check'

/**
 * The seed of all random test data: always the same, unless `--fresh-seeds` (scripts/test-all.mjs)
 * sets TEST_SEED.
 */
export const testSeed = Number(process.env.TEST_SEED ?? 1)

// As a vitest setup file: for every property without its own seed.
configureGlobal({ seed: testSeed })
