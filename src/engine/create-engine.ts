import type { KeyHeader } from 'aether'
import { AppError } from '../contract/app-error.ts'
import { createApiClient } from './queue/api-client.ts'
import { quotaPlan, quotaWindowMs } from './domain/quota.ts'
import { diagnose } from './diagnose.ts'
import type { Engine } from './engine.ts'
import { accountNews } from './queue/runner/account-changes.ts'
import { accountQuota, changeLimits, removeAccount } from './queue/admission/account-limits.ts'
import { AccountStore } from './queue/store/account-store.ts'
import { addPaths } from './queue/intake/add-paths.ts'
import { ChangeFeed } from './queue/runner/change-feed.ts'
import { HistoryStore } from './queue/store/history-store.ts'
import { JobStore } from './queue/store/job-store.ts'
import { ClockSkew } from './queue/runner/clock-skew.ts'
import { KeyThrottle } from './queue/admission/key-throttle.ts'
import { backendIdentity, MetaStore } from './queue/store/meta-store.ts'
import { busyTimeoutMs, openDatabase, queueFile, type Db } from './queue/store/open-database.ts'
import type { QueueContext } from './queue/queue-context.ts'
import { QueueStatusReporter } from './queue/runner/queue-status-reporter.ts'
import { BandwidthLimiter } from './network/bandwidth-limiter.ts'
import { CommandStore } from './queue/store/command-store.ts'
import { QuarantineStore } from './queue/store/quarantine-store.ts'
import { RunnerLock } from './queue/lease/runner-lock.ts'
import { RunnerLease } from './queue/lease/runner-lease.ts'
import { Runner } from './queue/runner/runner.ts'
import { CommandDispatcher } from './queue/commands/command-dispatcher.ts'
import { PositionStore } from './queue/store/position-store.ts'
import { ScheduleStore } from './queue/store/schedule-store.ts'
import { toJob } from './queue/store/stored-job.ts'
import { toReceipt } from './queue/store/to-receipt.ts'
import { Lifetime } from './lifetime.ts'
import { findTools, type Tools } from './media/probe/find-tools.ts'
import type { Ports } from './ports.ts'
import { explainStorage } from './storage/storage-error.ts'
import { StorageWatch } from './storage/storage-watch.ts'
import { fetchAccounts } from './accounts/fetch-accounts.ts'
import { validatePaths } from './validate-paths.ts'
import { askForWire } from './wire/ask-for-wire.ts'
import type { ApiAnswer } from './wire/seen.ts'

export interface EngineOptions {
  /** Holds the queue database and the runner's lock. Made if missing. */
  dataDir: string
  /** Which Aether. `identity` replaces (base URL, key fingerprint) where the URL changes from run to run, as in practice mode. */
  backend: { baseUrl: string; identity?: string }
  ports: Ports
  /** Jobs that upload at once. Default 2. */
  uploadConcurrency?: number
  /** Upper bound of the total upload speed in bytes per second, at first. */
  limitRateBytesPerS?: number
  /** Where FFPROBE_PATH and FFMPEG_PATH are read from. Default: this process's environment. */
  env?: NodeJS.ProcessEnv
  /** Sees every answer of the API as it came: it may echo the key. */
  onAnswer?: (answer: ApiAnswer) => void
  /** How long to block this process for another program that holds the queue. Default: as `openDatabase`. */
  waitMs?: number
}

/**
 * Composition root: ports in, engine out.
 * @throws AppError when the queue database cannot be opened or belongs to another backend
 */
export function createEngine(options: EngineOptions): Engine {
  const db = openDatabase(options.dataDir, options)
  try {
    const engine = engineOn(db, options)
    db.pragma(`busy_timeout = ${busyTimeoutMs}`)
    return engine
  } catch (error) {
    db.close()
    throw error
  }
}

function engineOn(db: Db, options: EngineOptions): Engine {
  const { ports, dataDir, backend } = options
  const { clock } = ports
  const jobs = new JobStore(db, () => clock.nowMs())
  const setAside = new QuarantineStore(db)
  const schedule = new ScheduleStore(db, jobs)
  const accounts = new AccountStore(db)
  const meta = new MetaStore(db)
  const requests = new CommandStore(db)
  const lease = new RunnerLease(new RunnerLock(dataDir), clock, {
    onLease: drive,
    onError: noteFault
  })
  const hold = new KeyThrottle(meta)
  const skew = new ClockSkew()
  const storage = new StorageWatch(queueFile(dataDir), clock, ports.log, storageChanged)
  const lifetime = new Lifetime((error) => explainStorage(error, queueFile(dataDir)))
  const identity = () =>
    backend.identity ?? backendIdentity(backend.baseUrl, ports.secrets.apiKey())
  meta.checkBackend(identity())
  hold.recall(clock.nowMs())

  let tools: Promise<Tools> | null = null
  let closed = false

  const speed = new BandwidthLimiter(options.limitRateBytesPerS ?? null, clock, lifetime.signal)
  const clientFor = (keyHeader?: KeyHeader) =>
    createApiClient(
      {
        baseUrl: backend.baseUrl,
        identity,
        ports,
        jobs,
        meta,
        hold,
        skew,
        recordSafely,
        onAnswer: options.onAnswer
      },
      keyHeader
    )
  const context: QueueContext = {
    jobs,
    schedule,
    order: new PositionStore(db),
    setAside,
    accounts,
    meta,
    hold,
    skew,
    storage,
    ports,
    tools: () => (tools ??= findTools(options.env ?? process.env)),
    aether: () => clientFor(),
    random: Math.random,
    throttle: (bytes) => speed.wait(bytes),
    progress: (jobId, sentBytes, totalBytes) =>
      feed.emit({ type: 'progress', progress: { jobId, sentBytes, totalBytes } })
  }
  const runner = new Runner(context, {
    uploadConcurrency: options.uploadConcurrency ?? 2,
    onChange: changed
  })
  const dispatcher = new CommandDispatcher({
    context,
    runner,
    lease,
    requests,
    signal: lifetime.signal,
    onChange: changed
  })
  const tellAccounts = accountNews(accounts, (list) =>
    feed.emit({ type: 'accounts', accounts: list })
  )
  // Last of what reads the database here: from now on it looks at it by itself.
  const feed = new ChangeFeed(db, jobs, clock, onForeignChange, noteFault)
  const statusReporter = new QueueStatusReporter(context, lease, noteFault)

  function storageChanged(): void {
    if (!closed) queueMicrotask(changed)
  }

  /** A fault of the store holds the queue if this process sends; any other one is a fault of ours and is logged. */
  function noteFault(error: unknown): void {
    if (lease.taken && storage.report(error)) return
    ports.log.error('the queue could not be looked at', { error: String(error) })
  }

  /** A call to the API goes on, whether or not what is kept about it can be stored. */
  function recordSafely(work: () => void): void {
    try {
      if (!closed) work()
    } catch (error) {
      noteFault(error)
    }
  }

  function changed(): void {
    if (closed) return
    try {
      feed.pump()
      tellAccounts()
    } catch (error) {
      noteFault(error)
    }
    const news = statusReporter.news()
    if (news !== null) feed.emit({ type: 'queue', queue: news })
  }

  function onForeignChange(): void {
    if (!lease.taken) return changed()
    dispatcher.carryOut()
    runner.wake()
  }

  /** This process is the runner from now on. */
  function drive(): void {
    try {
      requests.forgetAnswered()
      dispatcher.carryOut()
    } catch (error) {
      noteFault(error)
    }
    runner.start()
    changed()
  }

  let stopping: Promise<unknown> = Promise.resolve()
  async function stopRunner({ force = false } = {}): Promise<void> {
    lease.stopWanting()
    if (!lease.taken) return
    const stopped = runner.stop(force).finally(() => {
      changed()
      lease.release()
      changed()
    })
    // A forced stop may overtake one that waits for a create.
    stopping = Promise.allSettled([stopping, stopped])
    await stopped
  }

  async function shut(): Promise<void> {
    const ended = lifetime.end()
    try {
      await stopRunner({ force: true })
    } catch (error) {
      noteFault(error)
    }
    await ended
    closed = true
    feed.close()
    lease.release()
    try {
      db.close()
    } catch (error) {
      ports.log.warn('the queue database did not close cleanly', { error: String(error) })
    }
  }
  let closing: Promise<void> | null = null

  return {
    async *validate(paths, checkOptions, signal) {
      yield* validatePaths(paths, checkOptions, { tools: await context.tools() }, signal)
    },
    add: (addRequest, signal) =>
      lifetime.run(async () => {
        const found = await context.tools()
        if (found.ffprobePath === null)
          throw new AppError('TOOL_MISSING', found.ffprobe.reason ?? 'ffprobe was not found.')
        const both =
          signal === undefined ? lifetime.signal : AbortSignal.any([signal, lifetime.signal])
        return addPaths(context, addRequest, both, {
          onBatch() {
            changed()
            runner.wake()
          },
          stopUpload: (jobId) => void runner.abort(jobId, 'cancel')
        })
      }),
    request: (order) => lifetime.run(() => dispatcher.give(order)),
    jobs: () => jobs.list().map((row) => toJob(row, clock.nowMs())),
    job(id) {
      const row = jobs.get(id)
      return row === null ? null : toJob(row, clock.nowMs())
    },
    setAside: () => setAside.list(),
    setAsideAccounts: () => accounts.setAside(),
    queue: () => statusReporter.now(),
    subscribe: (listener) => feed.subscribe(listener),
    startRunner: () =>
      lifetime.run(async () => {
        await stopping
        return !lifetime.signal.aborted && lease.take()
      }),
    stopRunner,
    limitUploads: (bytesPerS) => speed.change(bytesPerS),
    refreshAccounts: () =>
      lifetime.run(async () => {
        const verified = await fetchAccounts(context.aether(), context, lifetime.signal)
        feed.emit({ type: 'accounts', accounts: accounts.list() })
        runner.wake()
        return { verified, accounts: accounts.list() }
      }),
    accounts: () => accounts.list(),
    addAccount: (profileId) => accounts.ensure(profileId),
    removeAccount(profileId) {
      removeAccount(context, profileId)
      changed()
      tellAccounts()
    },
    setAccountLimits(profileId, limits) {
      const account = changeLimits(context, profileId, limits)
      changed()
      runner.wake()
      return account
    },
    setApiCallBudget(calls) {
      meta.apiCallBudget = calls
      changed()
    },
    quota: (profileId) => accountQuota(context, profileId, clock.nowMs()),
    createConnectLink: (redirectUrl) =>
      lifetime.run(async () => {
        const { url } = await context
          .aether()
          .connectLinks.create({ platform: 'tiktok', redirectUrl, signal: lifetime.signal })
        return { url }
      }),
    plan(profileId, count) {
      const nowMs = clock.nowMs()
      const posted = jobs.postedSince(profileId, nowMs - quotaWindowMs)
      const ahead =
        jobs.countInPhases(['waiting', 'uploading', 'uploaded'], profileId) -
        schedule.countAhead(profileId, nowMs)
      const instants = quotaPlan(
        posted,
        accounts.ensure(profileId).dailyLimit,
        nowMs,
        accounts.closure(profileId).closedUntilMs,
        ahead + count
      )
      return instants.slice(ahead).map((atMs) => new Date(atMs).toISOString())
    },
    receipts: () =>
      jobs.confirmed().map((row) => toReceipt(row, jobs.history(row.id), clock.nowMs())),
    history: new HistoryStore(db, jobs, clock),
    lookAtWire: (signal) =>
      lifetime.run(() => askForWire(clientFor, AbortSignal.any([signal, lifetime.signal]))),
    doctor: () =>
      lifetime.run(() =>
        diagnose({
          context,
          dataDir,
          backend: backend.baseUrl,
          runner: statusReporter.now().runner,
          db
        })
      ),
    close: () => (closing ??= shut())
  }
}
