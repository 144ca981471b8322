import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../../src/engine/engine.ts'
import type { Job } from '../../../src/contract/queue/job.ts'
import type { Phase } from '../../../src/contract/queue/phase.ts'
import type { PostOptions } from '../../../src/contract/queue/post-options.ts'
import { createEngine, type EngineOptions } from '../../../src/engine/create-engine.ts'
import { systemClock } from '../../../src/engine/system-clock.ts'
import {
  sandboxApiKey,
  startSandbox,
  type Sandbox,
  type SandboxOptions
} from '../../../src/sandbox/index.ts'

export const toFriends: PostOptions = {
  privacyLevel: 'MUTUAL_FOLLOW_FRIENDS',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}

/** How much faster than real time the engine's and the sandbox's clocks run in these tests. */
export const testSpeed = 20

/**
 * A temporary folder with a sandbox, and engines on one data folder against it. `close` ends
 * everything.
 */
export class TestBench {
  readonly dir = mkdtempSync(join(tmpdir(), 'bench-'))
  readonly profileId = 'tiktok_demo'
  sandbox!: Sandbox
  /** The clock of this bench's engines. */
  clock = systemClock(testSpeed)
  readonly #engines: Engine[] = []

  async start(options: Partial<SandboxOptions> = {}): Promise<this> {
    if (options.speed !== undefined) this.clock = systemClock(options.speed)
    this.sandbox = await startSandbox({
      stateDir: join(this.dir, 'sandbox'),
      processingMs: 1_000,
      speed: testSpeed,
      ...options
    })
    return this
  }

  /** Returns the options for an engine of this bench. */
  options({
    apiKey = sandboxApiKey,
    baseUrl = this.sandbox.baseUrl,
    ...rest
  }: Partial<EngineOptions> & { apiKey?: string; baseUrl?: string } = {}): EngineOptions {
    return {
      dataDir: join(this.dir, 'data'),
      backend: { baseUrl, identity: 'test' },
      ports: {
        clock: this.clock,
        log: { info() {}, warn() {}, error: (message, data) => console.error(message, data) },
        secrets: { apiKey: () => apiKey },
        shell: { setBusy() {}, notify() {} },
        network: { agentFor: () => undefined }
      },
      ...rest
    }
  }

  engine(options: Parameters<TestBench['options']>[0] = {}): Engine {
    const engine = createEngine(this.options(options))
    this.#engines.push(engine)
    return engine
  }

  path(name: string): string {
    return join(this.dir, name)
  }

  async close(): Promise<void> {
    for (const engine of this.#engines) await engine.close()
    await this.sandbox.close()
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Resolves with all jobs once every one of them satisfies `done`; driven by the engine's events.
 */
export function allJobs(engine: Engine, done: (job: Job) => boolean): Promise<Job[]> {
  return new Promise((resolve) => {
    const look = () => {
      const jobs = engine.jobs()
      if (jobs.length === 0 || !jobs.every(done)) return
      stop()
      resolve(jobs)
    }
    // A job that is not done yet saves reading all of them.
    const stop = engine.subscribe((event) => {
      if (event.type !== 'progress' && (event.type !== 'job' || done(event.job))) look()
    })
    look()
  })
}

export const inPhase =
  (...phases: Phase[]) =>
  (job: Job): boolean =>
    phases.includes(job.phase)

/** Adds files, waits for the checks, and arms the ready jobs, as a user would. */
export async function publish(
  engine: Engine,
  profileId: string,
  paths: string[],
  caption = '',
  scheduledFor: string | null = null
): Promise<void> {
  await engine.add({ paths, profileId, caption, options: toFriends })
  const jobs = await allJobs(engine, (job) => job.phase !== 'checking')
  const ready = jobs.filter(inPhase('ready')).map((job) => job.id)
  if (ready.length > 0)
    await engine.request({
      kind: 'arm',
      arm: {
        jobIds: ready,
        options: toFriends,
        ...(scheduledFor !== null && { schedule: { scheduledFor } })
      }
    })
}
