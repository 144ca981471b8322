import type Aether from 'aether'
import type { KeyHeader } from 'aether'
import { findTools, type Tools } from '../media/probe/find-tools.ts'
import { BandwidthLimiter } from '../network/bandwidth-limiter.ts'
import { KeyThrottle } from '../queue/admission/key-throttle.ts'
import { createApiClient } from '../queue/api-client.ts'
import type { QueueContext } from '../queue/queue-context.ts'
import { ClockSkew } from '../queue/runner/clock-skew.ts'
import { AccountStore } from '../queue/store/account-store.ts'
import { JobStore } from '../queue/store/job-store.ts'
import { backendIdentity, MetaStore } from '../queue/store/meta-store.ts'
import { queueFile, type Db } from '../queue/store/open-database.ts'
import { PositionStore } from '../queue/store/position-store.ts'
import { QuarantineStore } from '../queue/store/quarantine-store.ts'
import { ScheduleStore } from '../queue/store/schedule-store.ts'
import { StorageWatch } from '../storage/storage-watch.ts'
import type { EngineOptions } from './engine-options.ts'

/** What the context needs from the queue that is built on it. */
export interface ContextHooks {
  /** Ends the waits of the bandwidth limiter. */
  signal: AbortSignal
  onStorageChange: () => void
  /** Stores facts about an API call, if they can be stored. */
  recordSafely: (work: () => void) => void
  onProgress: QueueContext['progress']
}

export interface EngineContext extends QueueContext {
  speed: BandwidthLimiter
  /** Returns a client for the current key, in any header. @throws AppError NO_API_KEY */
  clientFor: (keyHeader?: KeyHeader) => Aether
}

/**
 * Creates the stores and policies that every step of the queue works with.
 * @throws AppError if the queue belongs to another backend
 */
export function createContext(db: Db, options: EngineOptions, hooks: ContextHooks): EngineContext {
  const { ports, dataDir, backend, onAnswer } = options
  const { clock } = ports
  const jobs = new JobStore(db, () => clock.nowMs())
  const meta = new MetaStore(db)
  const hold = new KeyThrottle(meta)
  const skew = new ClockSkew()
  const { recordSafely } = hooks
  const identity = () =>
    backend.identity ?? backendIdentity(backend.baseUrl, ports.secrets.apiKey())
  meta.checkBackend(identity())
  hold.recall(clock.nowMs())
  const speed = new BandwidthLimiter(options.limitRateBytesPerS ?? null, clock, hooks.signal)
  const clientFor = (keyHeader?: KeyHeader) =>
    createApiClient(
      { baseUrl: backend.baseUrl, identity, ports, jobs, meta, hold, skew, recordSafely, onAnswer },
      keyHeader
    )
  let tools: Promise<Tools> | null = null

  return {
    jobs,
    schedule: new ScheduleStore(db, jobs),
    positions: new PositionStore(db),
    setAside: new QuarantineStore(db),
    accounts: new AccountStore(db),
    meta,
    hold,
    skew,
    storage: new StorageWatch(queueFile(dataDir), clock, ports.log, hooks.onStorageChange),
    ports,
    tools: () => (tools ??= findTools(options.env ?? process.env)),
    aether: () => clientFor(),
    clientFor,
    random: Math.random,
    throttle: (bytes) => speed.wait(bytes),
    speed,
    progress: hooks.onProgress
  }
}
