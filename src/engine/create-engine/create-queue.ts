import { Lifetime } from '../lifetime.ts'
import { CommandDispatcher } from '../queue/commands/command-dispatcher.ts'
import { RunnerLease } from '../queue/lease/runner-lease.ts'
import { RunnerLock } from '../queue/lease/runner-lock.ts'
import { ChangeFeed, whenChanged } from '../queue/runner/change-feed.ts'
import { QueueStatusReporter } from '../queue/runner/queue-status-reporter.ts'
import { Runner } from '../queue/runner/runner.ts'
import { CommandStore } from '../queue/store/command-store.ts'
import { queueFile, type Db } from '../queue/store/open-database.ts'
import { explainStorage } from '../storage/storage-error.ts'
import { createContext } from './create-context.ts'
import type { EngineOptions } from './engine-options.ts'

export type Queue = ReturnType<typeof createQueue>

/**
 * Builds the queue on its database: the runner, the change feed, and the shutdown.
 * @throws AppError if the queue belongs to another backend
 */
export function createQueue(db: Db, options: EngineOptions) {
  const { ports, dataDir } = options
  const { clock } = ports
  const lifetime = new Lifetime((error) => explainStorage(error, queueFile(dataDir)))
  let closed = false
  const context = createContext(db, options, {
    signal: lifetime.signal,
    onStorageChange: storageChanged,
    recordSafely,
    onProgress: (jobId, sentBytes, totalBytes) =>
      feed.emit({ type: 'progress', progress: { jobId, sentBytes, totalBytes } })
  })
  const { accounts } = context
  const commands = new CommandStore(db)
  const lease = new RunnerLease(new RunnerLock(dataDir), clock, {
    onLease: drive,
    onError: noteFault
  })
  const runner = new Runner(context, {
    uploadConcurrency: options.uploadConcurrency ?? 2,
    onChange: changed
  })
  const dispatcher = new CommandDispatcher({
    context,
    runner,
    lease,
    commands,
    signal: lifetime.signal,
    onChange: changed
  })
  const tellAccounts = whenChanged(
    () => accounts.list(),
    (list) => feed.emit({ type: 'accounts', accounts: list }),
    accounts.list()
  )
  // Created last: the feed starts to poll the database in its constructor.
  const feed = new ChangeFeed({
    db,
    jobs: context.jobs,
    clock,
    onForeignChange,
    onError: noteFault
  })
  const statusReporter = new QueueStatusReporter(context, lease, noteFault)
  const tellQueue = whenChanged(
    () => statusReporter.now(),
    (state) => feed.emit({ type: 'queue', queue: state }),
    null
  )

  function storageChanged(): void {
    if (!closed) queueMicrotask(changed)
  }

  /** Runner only: a storage error holds the queue. Any other error is a bug and is logged. */
  function noteFault(error: unknown): void {
    if (lease.taken && context.storage.report(error)) return
    ports.log.error('the queue could not be looked at', { error: String(error) })
  }

  /** An API call continues even if facts about it cannot be stored. */
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
    tellQueue()
  }

  function onForeignChange(): void {
    if (!lease.taken) return changed()
    dispatcher.runPending()
    runner.wake()
  }

  /** Called when this process becomes the runner. */
  function drive(): void {
    try {
      commands.forgetAnswered()
      dispatcher.runPending()
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

  return {
    context,
    lifetime,
    runner,
    dispatcher,
    feed,
    statusReporter,
    tellAccounts,
    changed,
    /** Returns false if another process has the lease; this one takes over when that one ends. */
    async startRunner(): Promise<boolean> {
      await stopping
      return !lifetime.signal.aborted && lease.take()
    },
    stopRunner,
    shut
  }
}
