import type { SandboxClock } from './clock.ts'
import type { FaultEngine } from './faults/fault-engine.ts'
import { createFaultStore } from './faults/fault-store.ts'
import type { MediaFolders } from './media/media-folders.ts'
import { createMediaStore } from './media/media-store.ts'
import type { TokenBucket } from './token-bucket.ts'
import { createLinkStore } from './state/link-store.ts'
import type { Db } from './state/open-state.ts'
import { createPostStore } from './state/post-store.ts'
import { createProfileStore } from './state/profile-store.ts'
import type { WireFormat } from './wire-format.ts'

/** The sandbox's default settings. */
export const defaults = {
  /** Posts per account in any 24 hours. */
  dailyLimit: 10,
  /** How long a post stays `publishing`. */
  processingMs: 2_000,
  /** Speed of the sandbox's clock (processing, schedule, daily limit, life of media). */
  speed: 1,
  /** Sustained requests per second. */
  rateLimitPerS: 50,
  /** Requests in one burst before the rate limit applies. */
  rateLimitBurst: 600,
  /** How long a Connect Link works, in real time. */
  connectLinkTtlMs: 10 * 60 * 1000
}

export type Settings = typeof defaults

/** The dependencies of all routes; one per running sandbox. */
export interface SandboxContext extends ReturnType<typeof createStores> {
  settings: Settings
  clock: SandboxClock
  requestBucket: TokenBucket
  ffprobePath: string | null
  folders: MediaFolders
  faults: FaultEngine
  /** The paths, fields and forms of this sandbox's API. */
  wire: WireFormat
  /** Refuses new connections for a while; open ones continue. */
  refuseConnections(forMs: number): void
  /** Scheme, host and port, known once the server listens. */
  origin(): string
  /** Aborted when the sandbox closes. */
  closing: AbortSignal
}

/** Creates the stores over one database, and their commit. */
export function createStores(db: Db) {
  return {
    profiles: createProfileStore(db),
    media: createMediaStore(db),
    posts: createPostStore(db),
    links: createLinkStore(db),
    faultStore: createFaultStore(db),
    /** Runs `work` as one durable commit: all of it, or nothing. */
    commit: <Result>(work: () => Result): Result => db.transaction(work).immediate()
  }
}
