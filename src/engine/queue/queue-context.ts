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
  /** Found once, on first use. */
  tools(): Promise<Tools>
  /** A client for the key of this moment. @throws AppError NO_API_KEY */
  aether(): Aether
  /** In [0, 1); spreads retries. */
  random(): number
  /** Bounds the total upload speed: waits until so many bytes more may be sent. */
  throttle(this: void, bytes: number): Promise<void>
  progress(jobId: string, sentBytes: number, totalBytes: number): void
}

/** What the rules of an account read and write. */
export type Stores = Pick<QueueContext, 'jobs' | 'accounts'>

/** Why a running step is aborted. */
export type StopReason = 'pause' | 'stop' | 'cancel'

/** The reason carried by an abort of ours; anything else that aborts is treated as a stop. */
export function stopReasonOf(signal: AbortSignal): StopReason {
  return signal.reason === 'pause' || signal.reason === 'cancel' ? signal.reason : 'stop'
}

/** What a request needs from the runner besides the store: to reach into work in flight. */
export interface InFlight {
  /** Aborts the job's running step; false when none runs that can be aborted. */
  abort(jobId: string, reason: StopReason): boolean
  abortUploads(reason: StopReason): void
  /** Whether a step of this job is under way. */
  isAtWork(jobId: string): boolean
}
