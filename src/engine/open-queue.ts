import { type Aether, AetherError } from 'aether'
import { z } from 'zod'
import { AppError } from '../contract/app-error.ts'
import { sameAccount, type QueueAccounts } from './domain/same-account.ts'
import { createEngine, type EngineOptions } from './create-engine.ts'
import type { Engine } from './engine.ts'
import { AccountStore } from './queue/store/account-store.ts'
import { JobStore } from './queue/store/job-store.ts'
import { backendIdentity, MetaStore } from './queue/store/meta-store.ts'
import { busyTimeoutMs, openDatabase, type Db } from './queue/store/open-database.ts'
import { RunnerLock } from './queue/lease/runner-lock.ts'
import { Sql } from './queue/store/sql.ts'
import { whenUnlocked } from './queue/store/when-unlocked.ts'
import { createClient } from './aether/create-client.ts'
import { describeFailedCall } from './aether/failure-table.ts'

const wayOut =
  'Enter the key that this queue was made with, or use another data folder (AETHER_UPLOADER_HOME) for the new one. Nothing was changed.'

/**
 * `createEngine`, for users who replaced their API key: binds a queue made with another key of the
 * same address to the new one if Aether lists the queue's accounts for it. See docs/adr/0010. Waits
 * for other processes without blocking this one.
 * @throws AppError as `createEngine`; BACKEND_DIFFERS unless the keys are shown to share an account
 */
export async function openQueue(options: EngineOptions): Promise<Engine> {
  try {
    return await open(options)
  } catch (error) {
    if (
      !(error instanceof AppError) ||
      error.code !== 'BACKEND_DIFFERS' ||
      options.backend.identity !== undefined
    )
      throw error
    await adoptKey(options, error)
    return open(options)
  }
}

const open = (options: EngineOptions): Promise<Engine> =>
  whenUnlocked(() => createEngine({ waitMs: busyTimeoutMs, ...options }))

async function adoptKey(
  { dataDir, backend: { baseUrl }, ports }: EngineOptions,
  refusal: AppError
): Promise<void> {
  const apiKey = ports.secrets.apiKey()
  const db = await whenUnlocked(() => openDatabase(dataDir, { waitMs: busyTimeoutMs }))
  const lock = new RunnerLock(dataDir)
  try {
    const meta = new MetaStore(db)
    if (apiKey === null || meta.get('backend')?.split('#')[0] !== baseUrl) throw refusal
    const aether = createClient({
      apiKey,
      baseUrl,
      network: ports.network,
      onRequest: () => meta.countCall(ports.clock.nowMs())
    })
    const listed = await listProfiles(aether, refusal)
    // A runner with the old key would continue to use it.
    if (!lock.tryAcquire())
      throw differs(
        'Another program is still sending with the old key. Close it, then try again with the new one.',
        refusal
      )
    const verdict = sameAccount(accountsOf(db), listed)
    if (verdict.kind === 'differs')
      throw differs(
        `The queue in this data folder was made with another API key, and the new key does not list its account${verdict.missing.length === 1 ? '' : 's'} (${verdict.missing.join(', ')}). ${wayOut}`,
        refusal
      )
    adopt(db, meta, {
      identity: backendIdentity(baseUrl, apiKey),
      listed,
      nowMs: ports.clock.nowMs()
    })
    ports.log.info('the queue goes on with a new key of the same account')
  } finally {
    lock.release()
    db.close()
  }
}

/** Binds the queue to the new key, resets the audience check, deletes unused unlisted accounts. */
function adopt(
  db: Db,
  meta: MetaStore,
  { identity, listed, nowMs }: { identity: string; listed: readonly string[]; nowMs: number }
): void {
  const jobs = new JobStore(db, () => nowMs)
  jobs.transaction(() => {
    meta.adoptBackend(identity, nowMs)
    new AccountStore(db).keepListed(listed)
    if (meta.audience === 'open') jobs.releaseWaiting('audience-check')
  })
}

async function listProfiles(aether: Aether, refusal: AppError): Promise<string[]> {
  try {
    return (await aether.profiles.list()).map(({ id }) => id)
  } catch (error) {
    if (!(error instanceof AetherError)) throw error
    const why =
      error.status === 401 || error.status === 403
        ? 'Aether does not accept the new key'
        : `Aether could not be asked whether the new key belongs to the same account: ${describeFailedCall(error.code, error.message)}`
    throw differs(
      `The queue in this data folder was made with another API key. ${why.replace(/\.$/, '')}. ${wayOut}`,
      refusal
    )
  }
}

const differs = (message: string, cause: AppError): AppError =>
  new AppError('BACKEND_DIFFERS', message, { cause })

function accountsOf(db: Db): QueueAccounts {
  const sql = new Sql(db)
  const ids = (where: string) =>
    sql.column(z.string(), `SELECT DISTINCT profile_id FROM jobs ${where}`)
  return {
    underWay: ids(
      "WHERE phase IN ('waiting', 'uploading', 'uploaded', 'submitting', 'processing', 'scheduled', 'unknown')"
    ),
    known: ids('')
  }
}
