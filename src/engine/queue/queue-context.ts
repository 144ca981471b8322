import type Aether from 'aether'
import type { Tools } from '../media/probe/find-tools.ts'
import type { Ports } from '../ports.ts'
import type { AccountStore } from './store/account-store.ts'
import type { JobStore } from './store/job-store.ts'
import type { ClockSkew } from './runner/clock-skew.ts'
import type { KeyThrottle } from './admission/key-throttle.ts'
import type { MetaStore } from './store/meta-store.ts'
import type { PositionStore } from './store/position-store.ts'
import type { ScheduleStore } from './store/schedule-store.ts'
import type { QuarantineStore } from './store/quarantine-store.ts'
import type { StorageWatch } from '../storage/storage-watch.ts'

/** What every step of the queue works with. */
export interface QueueContext {
  jobs: JobStore
  schedule: ScheduleStore
  positions: PositionStore
  setAside: QuarantineStore
  accounts: AccountStore
  meta: MetaStore
  hold: KeyThrottle
  skew: ClockSkew
  storage: StorageWatch
  ports: Ports
  /** Finds the tools on first use and keeps them. */
  tools(): Promise<Tools>
  /** Returns a client for the current key. @throws AppError NO_API_KEY */
  aether(): Aether
  /** Returns a number in [0, 1) that spreads retries. */
  random(): number
  /** Bounds the total upload speed: waits until this many more bytes may be sent. */
  throttle(this: void, bytes: number): Promise<void>
  progress(jobId: string, sentBytes: number, totalBytes: number): void
}

/** The stores that the account rules read and write. */
export type Stores = Pick<QueueContext, 'jobs' | 'accounts'>

/** Why a running step is aborted. */
export type StopReason = 'pause' | 'stop' | 'cancel'

/** Returns the reason of an abort by the app; any other abort counts as a stop. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  return signal.reason === 'pause' || signal.reason === 'cancel' ? signal.reason : 'stop'
}

/** What a command needs from the runner besides the store: access to running steps. */
export interface InFlight {
  /** Aborts the job's running step; returns false if none runs that can be aborted. */
  abort(jobId: string, reason: StopReason): boolean
  abortUploads(reason: StopReason): void
  /** Whether a step of this job is running. */
  isAtWork(jobId: string): boolean
}
