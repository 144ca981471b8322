import { AppError } from '../../contract/app-error.ts'
import { fetchAccounts } from '../accounts/fetch-accounts.ts'
import { diagnose } from '../diagnose.ts'
import { quotaPlan, quotaWindowMs } from '../domain/quota.ts'
import type { Engine } from '../engine.ts'
import { accountQuota, changeLimits, removeAccount } from '../queue/admission/account-limits.ts'
import { addPaths } from '../queue/intake/add-paths.ts'
import { HistoryStore } from '../queue/store/history-store.ts'
import type { Db } from '../queue/store/open-database.ts'
import { toJob } from '../queue/store/stored-job.ts'
import { toReceipt } from '../queue/store/to-receipt.ts'
import { validatePaths } from '../validate-paths.ts'
import { askForWire } from '../wire/ask-for-wire.ts'
import type { Queue } from './create-queue.ts'
import type { EngineOptions } from './engine-options.ts'

/** Builds the interface that clients use from the queue. */
export function createFacade(queue: Queue, db: Db, options: EngineOptions): Engine {
  const { context, lifetime, runner, dispatcher, feed, statusReporter, tellAccounts, changed } =
    queue
  const { jobs, accounts, schedule, meta } = context
  const { clock } = options.ports
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
    request: (command) => lifetime.run(() => dispatcher.dispatch(command)),
    jobs: () => jobs.list().map((row) => toJob(row, clock.nowMs())),
    job(id) {
      const row = jobs.get(id)
      return row === null ? null : toJob(row, clock.nowMs())
    },
    setAside: () => context.setAside.list(),
    setAsideAccounts: () => accounts.setAside(),
    queue: () => statusReporter.now(),
    subscribe: (listener) => feed.subscribe(listener),
    startRunner: () => lifetime.run(() => queue.startRunner()),
    stopRunner: queue.stopRunner,
    limitUploads: (bytesPerS) => context.speed.change(bytesPerS),
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
    checkWire: (signal) =>
      lifetime.run(() => askForWire(context.clientFor, AbortSignal.any([signal, lifetime.signal]))),
    doctor: () =>
      lifetime.run(() =>
        diagnose({
          context,
          dataDir: options.dataDir,
          backend: options.backend.baseUrl,
          runner: statusReporter.now().runner,
          db
        })
      ),
    close: () => (closing ??= queue.shut())
  }
}
