import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts'

/** The state folder of the running test; a new one each, removed afterwards. */
export let stateDir: string
/** The last sandbox from `start`; closed after the test. */
export let sandbox: Sandbox

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'))
})
afterEach(async () => {
  await sandbox.close()
  rmSync(stateDir, { recursive: true, force: true, maxRetries: 5 })
})

/**
 * Starts a sandbox in this test's folder. These tests send bytes that are not a video, so it does
 * not probe.
 */
export async function start(options: Partial<SandboxOptions> = {}): Promise<void> {
  sandbox = await startSandbox({ stateDir, ffprobePath: null, processingMs: 0, ...options })
}
