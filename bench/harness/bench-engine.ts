import type { PostOptions } from '../../src/contract/queue/post-options.ts'
import { createEngine } from '../../src/engine/create-engine.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { systemClock } from '../../src/engine/system-clock.ts'
import { sandboxApiKey } from '../../src/sandbox/index.ts'
import type { Job } from '../../src/contract/queue/job.ts'

/** What every clip of a benchmark is posted with. */
export const postOptions: PostOptions = {
  privacyLevel: 'SELF_ONLY',
  disableComment: true,
  disableDuet: true,
  disableStitch: true
}

/** The real engine on the machine's own clock. Its errors are thrown, since a benchmark with errors measures nothing. */
export function benchEngine(dataDir: string, baseUrl: string): Engine {
  return createEngine({
    dataDir,
    backend: { baseUrl, identity: 'bench' },
    ports: {
      clock: systemClock(),
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (message, data) => {
          throw new Error(`${message} ${JSON.stringify(data)}`)
        }
      },
      secrets: { apiKey: () => sandboxApiKey },
      shell: { setBusy: () => undefined, notify: () => undefined },
      network: { agentFor: () => undefined }
    }
  })
}

/** Resolves once `count` jobs satisfy `done`, counted by their events alone: asking for the whole list would be a cost of the benchmark's own. */
export function whenJobs(
  engine: Engine,
  count: number,
  done: (job: Job) => boolean
): Promise<void> {
  return new Promise((resolve) => {
    const reached = new Set(
      engine
        .jobs()
        .filter(done)
        .map((job) => job.id)
    )
    const stop = engine.subscribe((event) => {
      if (event.type !== 'job' || !done(event.job)) return
      reached.add(event.job.id)
      if (reached.size < count) return
      stop()
      resolve()
    })
    if (reached.size >= count) {
      stop()
      resolve()
    }
  })
}
