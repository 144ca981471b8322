import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const longTimeouts = { testTimeout: 120_000, hookTimeout: 180_000 }
/** Tests of ten seconds or more that repeat what quicker ones hold with more cases, disks, processes or bytes. */
const long = [
  'src/engine/transcode/make-copy.test.ts',
  'test/integration/sandbox/*.test.ts',
  ...[
    'cli/account-lengths',
    'cli/captions',
    'cli/doctor-api',
    'cli/export',
    'cli/fix',
    'cli/hostile-names',
    'cli/key-refused',
    'cli/leaving',
    'cli/networks',
    'cli/quota',
    'cli/resources',
    'cli/schedule',
    'cli/tool-trouble',
    'cli/trouble',
    'engine/closing',
    'engine/leaving',
    'engine/link-swaps',
    'engine/long-lists',
    'engine/slow-disk',
    'engine/storage',
    'engine/queue/at-once',
    'engine/queue/one-runner',
    'engine/queue/schedule-handed-over',
    'engine/queue/schedule-local',
    'sdk/memory'
  ].map((name) => `test/integration/${name}.test.ts`)
]

/**
 * `unit` and `contract` are quick and run in `npm run check`; `integration` uses the sandbox, ffmpeg and SQLite for real;
 * `heavy` takes the most time and runs in `npm run test:full` alone.
 */
export default defineConfig({
  test: {
    reporters: ['default'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Much of a test's time is waiting for a process or a server: two workers more than there are cores keep them busy.
    maxWorkers: availableParallelism() + 2,
    setupFiles: ['test/support/test-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'packages/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: long
        }
      },
      // Electron has a Temporal of its own, which takes the place of the package.
      {
        extends: true,
        test: {
          name: 'temporal',
          include: ['src/engine/domain/{wall-time,series}.test.ts'],
          execArgv: ['--harmony-temporal'],
          setupFiles: ['test/support/system/native-temporal.ts']
        }
      },
      {
        extends: true,
        test: { name: 'contract', include: ['test/{architecture,contract}/**/*.test.ts'] }
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          exclude: long,
          ...longTimeouts
        }
      },
      {
        extends: true,
        test: { name: 'heavy', include: ['test/stress/**/*.test.ts', ...long], ...longTimeouts }
      },
      // In the stand-in, or in Electron where its binary is.
      {
        extends: true,
        test: { name: 'conformance', include: ['test/electron-conformance/**/*.test.ts'] }
      },
      // Packs what `npm run build` left, so it comes after that.
      {
        extends: true,
        test: { name: 'packaging', include: ['test/packaging/**/*.test.ts'], ...longTimeouts }
      }
    ]
  }
})
