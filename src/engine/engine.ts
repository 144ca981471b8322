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

/** A job whose row in the database cannot be read: no longer in the queue, nothing is sent for it, kept for a person to look at. */
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
 * The product, as both faces see it. One engine per data folder and process; several processes may share a
 * data folder, one of them is the runner. Nothing here sends before an `arm` request.
 */
export interface Engine {
  /** Checks files and folders in natural order, without touching the queue. */
  validate(paths: string[], options: CheckOptions, signal?: AbortSignal): AsyncIterable<FileReport>

  /**
   * Puts files into the queue in phase `checking`; a runner in this process checks them at once. Reports each path once.
   * When the signal is aborted it stops where it is and reports what it added so far; that stays in the queue, unsent.
   */
  add(request: AddRequest, signal?: AbortSignal): Promise<AddedPath[]>
  /** Carries an order out here if this process is the runner (or nobody is), else hands it to the runner and waits for its result. */
  request(request: QueueCommand): Promise<RequestResult>

  jobs(): Job[]
  job(id: string): Job | null
  /** Jobs that were set aside, up to the last read of the queue. */
  setAside(): QuarantinedJob[]
  /** Accounts whose rows could not be read: they have the limits of a new one until a person sets them. */
  setAsideAccounts(): QuarantinedAccount[]
  queue(): QueueState
  /** Listener is called in order, on this process's event loop. Returns the way to stop listening. */
  subscribe(listener: (event: EngineEvent) => void): () => void

  /** Tries to become the runner; false when another process is. Checks, sends and polls from then on. */
  startRunner(): Promise<boolean>
  /** Aborts uploads, lets a create in flight finish (30 s; `force` does not wait), gives the runner's lock back. */
  stopRunner(options?: { force?: boolean }): Promise<void>

  /** Bounds the total upload speed of this process from the next bytes on. Null: no bound. */
  limitUploads(bytesPerS: number | null): void

  /** Asks Aether for the profiles and stores them. `verified: false` when the API has no such list. */
  refreshAccounts(): Promise<{ verified: boolean; accounts: Account[] }>
  accounts(): Account[]
  /** Adds a profile id typed in by hand. */
  addAccount(profileId: string): Account
  /** Takes an account that was added by hand off the list. @throws AppError where a file for it is not settled, or Aether names it */
  removeAccount(profileId: string): void
  /** Changes limits; files that nobody confirmed yet are checked again where that could change what the checks say. */
  setAccountLimits(profileId: string, limits: Partial<AccountLimits>): Account
  /** Says how many API calls a month the key has. */
  setApiCallBudget(calls: number): void
  /** How much of the account's rolling 24 hours is used. */
  quota(profileId: string): AccountQuota
  /** A link that a person opens in a browser to connect a TikTok account. */
  createConnectLink(redirectUrl: string): Promise<{ url: string }>

  /** When each of `count` further files of an account can go out under its daily limit (UTC instants), after what is armed already. */
  plan(profileId: string, count: number): string[]
  /** Proof of what a person confirmed and what became of it, for every job that stands confirmed, oldest first. */
  receipts(): Receipt[]
  /** What was confirmed before, in pages and one by one, also what was cleared from the list. */
  readonly history: Pick<HistoryStore, 'page' | 'steps' | 'receipt' | 'receipts' | 'recentFailures'>
  doctor(): Promise<DoctorReport>
  /** Makes GETs that show how Aether speaks, `mostGets` at most; the answers go to `onAnswer` of the options. Rejects where it gets no further. */
  lookAtWire(signal: AbortSignal): Promise<void>
  /** Ends what is under way as a forced stop does, and lets go of everything. Never throws; may be called at any time and twice. */
  close(): Promise<void>
}
