import { defineConfig } from 'vitest/config'

/** `unit` and `contract` are quick and run in `npm run check`; `integration` uses the sandbox, ffmpeg and SQLite for real. */
export default defineConfig({
  test: {
    reporters: ['default'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'packages/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      { extends: true, test: { name: 'contract', include: ['test/{architecture,contract}/**/*.test.ts'] } },
      { extends: true, test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000 } }
    ]
  }
})
