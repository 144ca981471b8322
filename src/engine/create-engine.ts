import type { Engine } from './engine.ts'
import type { Ports } from './ports.ts'

export interface EngineOptions {
  /** Holds the queue database and the runner's lock. Made if missing. */
  dataDir: string
  /** Which Aether. `identity` replaces (base URL, key fingerprint) where the URL changes from run to run, as in practice mode. */
  backend: { baseUrl: string; identity?: string }
  ports: Ports
  /** Jobs that upload at once. Default 2. */
  uploadConcurrency?: number
  /** Upper bound of the total upload speed in bytes per second. */
  limitRateBytesPerS?: number
}

/** Composition root: ports in, engine out. */
export function createEngine(_options: EngineOptions): Engine {
  throw new Error('not built yet')
}
