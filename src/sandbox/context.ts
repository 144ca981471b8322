import { join } from 'node:path'
import type { SandboxClock } from './clock.ts'
import type { FaultEngine } from './faults/fault-engine.ts'
import type { BandwidthLimiter } from './rate-limit.ts'
import { createLinkStore, type LinkStore } from './state/link-store.ts'
import { createMediaStore, type MediaStore } from './media/media-store.ts'
import { createFaultStore, type FaultStore } from './faults/fault-store.ts'
import type { Db } from './state/open-state.ts'
import { createPostStore, type PostStore } from './state/post-store.ts'
import { createProfileStore, type ProfileStore } from './state/profile-store.ts'
import type { WireFormat } from './wire-format.ts'

/** What the sandbox does when nothing else is said. */
export const defaults = {
  dailyLimit: 10,
  processingMs: 2_000,
  speed: 1,
  rateLimitPerS: 50,
  rateLimitBurst: 600,
  connectLinkTtlMs: 10 * 60 * 1000
}

export type Settings = typeof defaults

/** Everything a route needs; one per running sandbox. */
export interface SandboxContext {
  settings: Settings
  clock: SandboxClock
  bandwidthLimiter: BandwidthLimiter
  ffprobePath: string | null
  folders: MediaFolders
  profiles: ProfileStore
  media: MediaStore
  posts: PostStore
  links: LinkStore
  faultStore: FaultStore
  faults: FaultEngine
  /** How paths, fields and forms are spelt here. */
  wire: WireFormat
  /** Lets nothing connect for a while; what is connected goes on. */
  refuseConnections(forMs: number): void
  /** Runs `work` as one durable commit: all of it, or nothing. */
  commit<Result>(work: () => Result): Result
  /** Scheme, host and port, known once the server listens. */
  origin(): string
  /** Aborted when the sandbox closes. */
  closing: AbortSignal
}

export interface MediaFolders {
  /** Files still arriving; emptied at each start. */
  incoming: string
  /** Files that arrived whole. */
  media: string
}

export function mediaFolders(stateDir: string): MediaFolders {
  return { incoming: join(stateDir, 'incoming'), media: join(stateDir, 'media') }
}

/** The stores over one database and the commit around them. */
export function createStores(
  db: Db
): Pick<SandboxContext, 'profiles' | 'media' | 'posts' | 'links' | 'faultStore' | 'commit'> {
  return {
    profiles: createProfileStore(db),
    media: createMediaStore(db),
    posts: createPostStore(db),
    links: createLinkStore(db),
    faultStore: createFaultStore(db),
    commit: (work) => db.transaction(work).immediate()
  }
}
