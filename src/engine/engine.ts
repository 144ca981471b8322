import type { Account, AccountLimits } from '../contract/account/account.ts'
import type { CheckOptions, FileReport } from '../contract/media/check.ts'
import type { DoctorReport } from '../contract/doctor.ts'
import type { EngineEvent, QueueState } from '../contract/queue/engine-event.ts'
import type { AccountQuota } from '../contract/ipc/account-calls.ts'
import type { Job } from '../contract/queue/job.ts'
import type { HistoryStore } from './queue/store/history-store.ts'
import type { Receipt } from '../contract/history/receipt.ts'
import type {
  AddRequest,
  AddedPath,
  QueueCommand,
  RequestResult
} from '../contract/queue/queue-command.ts'

/** A job whose database row cannot be read: out of the queue, never sent, kept for the user. */
export interface QuarantinedJob {
  jobId: string
  /** Null if the path cannot be read either. */
  path: string | null
  /** Which fields are damaged, for a support request. */
  reason: string
}

/** An account whose row in the database could not be read. */
export interface QuarantinedAccount {
  profileId: string
  reason: string
}

/**
 * The product's interface, for the app and the command line. One engine per data folder and
 * process; of processes that share a folder, one is the runner. Sends nothing before an `arm`
 * command.
 */
export interface Engine {
  /** Checks files and folders in natural order, without touching the queue. */
  validate(paths: string[], options: CheckOptions, signal?: AbortSignal): AsyncIterable<FileReport>

  /**
   * Adds files to the queue in phase `checking`; a runner in this process checks them at once.
   * Reports each path once. On abort it stops and reports what it added; that stays queued, unsent.
   */
  add(request: AddRequest, signal?: AbortSignal): Promise<AddedPath[]>
  /** Runs a command: in the runner if that is another process, else here. Waits for the result. */
  request(request: QueueCommand): Promise<RequestResult>

  jobs(): Job[]
  job(id: string): Job | null
  /** Quarantined jobs, as of the last read of the queue. */
  setAside(): QuarantinedJob[]
  /** Accounts with unreadable rows: they have default limits until the user sets them. */
  setAsideAccounts(): QuarantinedAccount[]
  queue(): QueueState
  /** Calls the listener in order, on this process's event loop. Returns the function to stop. */
  subscribe(listener: (event: EngineEvent) => void): () => void

  /** Tries to become the runner, which checks, sends and polls; false if another process is it. */
  startRunner(): Promise<boolean>
  /** Aborts uploads, lets a running create finish (30 s; not if `force`), releases the lease. */
  stopRunner(options?: { force?: boolean }): Promise<void>

  /** Limits the total upload speed of this process, effective immediately. Null: no limit. */
  limitUploads(bytesPerS: number | null): void

  /** Fetches and stores Aether's profiles. `verified: false`: the API has no such list. */
  refreshAccounts(): Promise<{ verified: boolean; accounts: Account[] }>
  accounts(): Account[]
  /** Adds a profile id that the user typed. */
  addAccount(profileId: string): Account
  /** Removes a manual account. @throws AppError if a job of it is unfinished or Aether lists it */
  removeAccount(profileId: string): void
  /** Changes limits; checks unconfirmed files again if that may change their findings. */
  setAccountLimits(profileId: string, limits: Partial<AccountLimits>): Account
  /** Sets how many API calls per month the key has. */
  setApiCallBudget(calls: number): void
  /** Returns how much of the account's rolling 24 hours is used. */
  quota(profileId: string): AccountQuota
  /** Creates a link that the user opens in a browser to connect a TikTok account. */
  createConnectLink(redirectUrl: string): Promise<{ url: string }>

  /** UTC times for `count` more files of an account, after its armed ones, by daily limit. */
  plan(profileId: string, count: number): string[]
  /** One receipt per confirmed job, oldest first: what the user confirmed, and the result. */
  receipts(): Receipt[]
  /** All confirmed jobs, including cleared ones, in pages or one by one. */
  readonly history: Pick<HistoryStore, 'page' | 'steps' | 'receipt' | 'receipts' | 'recentFailures'>
  doctor(): Promise<DoctorReport>
  /** Passes the wire format to `onAnswer` by up to `mostGets` GETs. Rejects if it cannot go on. */
  checkWire(signal: AbortSignal): Promise<void>
  /** Stops as with `force`, releases everything. Never throws; can be called anytime, and twice. */
  close(): Promise<void>
}
