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
  /** Null when not even that can be read. */
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
 * The product's interface, the same for both faces. One engine per data folder and process; several
 * processes may share a data folder, one is the runner. Sends nothing before an `arm` request.
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
  /** Jobs that were set aside, up to the last read of the queue. */
  setAside(): QuarantinedJob[]
  /** Accounts with unreadable rows: they have a new account's limits until the user sets them. */
  setAsideAccounts(): QuarantinedAccount[]
  queue(): QueueState
  /** Calls the listener in order, on this process's event loop. Returns the function to stop. */
  subscribe(listener: (event: EngineEvent) => void): () => void

  /** Tries to become the runner, which checks, sends and polls; false if another process is it. */
  startRunner(): Promise<boolean>
  /** Aborts uploads, lets a create in flight finish (30 s; not if `force`), releases the lease. */
  stopRunner(options?: { force?: boolean }): Promise<void>

  /** Bounds the total upload speed of this process from the next bytes on. Null: no bound. */
  limitUploads(bytesPerS: number | null): void

  /** Fetches and stores Aether's profiles. `verified: false`: the API has no such list. */
  refreshAccounts(): Promise<{ verified: boolean; accounts: Account[] }>
  accounts(): Account[]
  /** Adds a profile id typed in by hand. */
  addAccount(profileId: string): Account
  /** Removes a manual account. @throws AppError if a file of it is unsettled or Aether lists it */
  removeAccount(profileId: string): void
  /** Changes limits; rechecks unconfirmed files where that may change what the checks find. */
  setAccountLimits(profileId: string, limits: Partial<AccountLimits>): Account
  /** Says how many API calls a month the key has. */
  setApiCallBudget(calls: number): void
  /** How much of the account's rolling 24 hours is used. */
  quota(profileId: string): AccountQuota
  /** A link that the user opens in a browser to connect a TikTok account. */
  createConnectLink(redirectUrl: string): Promise<{ url: string }>

  /** UTC instants for `count` more files of an account, after its armed ones, by daily limit. */
  plan(profileId: string, count: number): string[]
  /** One receipt per confirmed job, oldest first: what the user confirmed, and the result. */
  receipts(): Receipt[]
  /** What was confirmed before, in pages and one by one, also what was cleared from the list. */
  readonly history: Pick<HistoryStore, 'page' | 'steps' | 'receipt' | 'receipts' | 'recentFailures'>
  doctor(): Promise<DoctorReport>
  /** Shows the wire format to `onAnswer` by up to `mostGets` GETs. Rejects if it cannot go on. */
  checkWire(signal: AbortSignal): Promise<void>
  /** Stops as with `force`, releases everything. Never throws; callable at any time and twice. */
  close(): Promise<void>
}
