import { z } from 'zod'
import {
  accountSchema,
  notListed,
  type Account,
  type AccountLimits
} from '../../../contract/account/account.ts'
import type { QuarantinedAccount } from '../../engine.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'

const flag = z.union([z.literal(0), z.literal(1)]).transform((n) => n === 1)
const fields = accountSchema.shape

/** One row of `accounts`, parsed on every load. */
const rowSchema = z
  .object({
    profile_id: fields.profileId,
    username: fields.username,
    display_name: fields.displayName,
    avatar_url: fields.avatarUrl,
    status: fields.status,
    usable: flag,
    account_type: fields.accountType,
    min_duration_s: fields.minDurationS,
    max_duration_s: fields.maxDurationS,
    strict_aspect: flag,
    daily_limit: fields.dailyLimit,
    closed_until_ms: z.int().nullable(),
    refusals: z.int().nonnegative()
  })
  .transform((row) => ({
    account: {
      profileId: row.profile_id,
      username: row.username,
      displayName: row.display_name,
      avatarUrl: row.avatar_url,
      status: row.status,
      usable: row.usable,
      accountType: row.account_type,
      minDurationS: row.min_duration_s,
      maxDurationS: row.max_duration_s,
      strictAspect: row.strict_aspect,
      dailyLimit: row.daily_limit
    },
    closure: { closedUntilMs: row.closed_until_ms, refusals: row.refusals }
  }))

type Parsed = z.infer<typeof rowSchema>

/** What Aether reports about a profile. The limits are the app's own and survive a refresh. */
export type ProfileFacts = Omit<Account, keyof AccountLimits>

/** When an account closed by POST_LIMIT_REACHED opens; its refusals in a row with no known post. */
export interface Closure {
  closedUntilMs: number | null
  refusals: number
}

/** Accounts and their limits, shared by the app and the command line. */
export class AccountStore {
  readonly #sql: Sql
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  list(): Account[] {
    return this.#sql
      .raw('SELECT * FROM accounts ORDER BY coalesce(username, profile_id)')
      .flatMap((row) => this.#parse(row)?.account ?? [])
  }

  get(profileId: string): Account | null {
    return this.#row(profileId)?.account ?? null
  }

  /** Accounts whose rows are damaged, until the user sets their limits again. */
  setAside(): QuarantinedAccount[] {
    return this.#sql.all(
      z.object({ profileId: z.string(), reason: z.string() }),
      'SELECT profile_id AS profileId, reason FROM set_aside_accounts ORDER BY at_ms, profile_id'
    )
  }

  /** Adds a profile, or updates it with what Aether reports. */
  save(facts: ProfileFacts): Account {
    this.#sql.run(
      `INSERT INTO accounts (profile_id, username, display_name, avatar_url, status, usable) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (profile_id) DO UPDATE SET username = excluded.username, display_name = excluded.display_name,
       avatar_url = excluded.avatar_url, status = excluded.status, usable = excluded.usable`,
      facts.profileId,
      facts.username,
      facts.displayName,
      facts.avatarUrl,
      facts.status,
      Number(facts.usable)
    )
    return this.ensure(facts.profileId)
  }

  /** Returns the account; adds it with default limits if its id is new. */
  ensure(profileId: string): Account {
    const there = this.get(profileId)
    if (there !== null) return there
    this.#sql.run('INSERT OR IGNORE INTO accounts (profile_id) VALUES (?)', profileId)
    const added = this.get(profileId)
    if (added === null) throw new Error('an account vanished while it was added')
    return added
  }

  setLimits(profileId: string, limits: Partial<AccountLimits>): Account {
    const merged = { ...this.ensure(profileId), ...limits }
    this.#sql.run(
      'UPDATE accounts SET account_type = ?, min_duration_s = ?, max_duration_s = ?, strict_aspect = ?, daily_limit = ? WHERE profile_id = ?',
      merged.accountType,
      merged.minDurationS,
      merged.maxDurationS,
      Number(merged.strictAspect),
      merged.dailyLimit,
      profileId
    )
    this.#sql.run('DELETE FROM set_aside_accounts WHERE profile_id = ?', profileId)
    return this.ensure(profileId)
  }

  /**
   * Keeps the accounts that a new key lists. Deletes the others that never had a job; those with
   * jobs keep their history and limits, marked as not connected to this key.
   */
  keepListed(listed: readonly string[]): void {
    const ids = JSON.stringify(listed)
    const unlisted = 'profile_id NOT IN (SELECT value FROM json_each(?))'
    const unused = `${unlisted} AND profile_id NOT IN (SELECT profile_id FROM jobs)
      AND profile_id NOT IN (SELECT json_extract(row, '$.profile_id') FROM set_aside WHERE json_extract(row, '$.profile_id') IS NOT NULL)`
    this.#sql.transaction(() => {
      for (const table of ['accounts', 'set_aside_accounts'])
        this.#sql.run(`DELETE FROM ${table} WHERE ${unused}`, ids)
      this.#sql.run(`UPDATE accounts SET usable = 0, status = ? WHERE ${unlisted}`, notListed, ids)
    })
  }

  /** Removes an account and its limits from the list. Its jobs and receipts stay. */
  remove(profileId: string): void {
    for (const table of ['accounts', 'set_aside_accounts'])
      this.#sql.run(`DELETE FROM ${table} WHERE profile_id = ?`, profileId)
  }

  closure(profileId: string): Closure {
    return this.#row(profileId)?.closure ?? { closedUntilMs: null, refusals: 0 }
  }

  setClosure(profileId: string, closure: Closure): void {
    this.ensure(profileId)
    this.#sql.run(
      'UPDATE accounts SET closed_until_ms = ?, refusals = ? WHERE profile_id = ?',
      closure.closedUntilMs,
      closure.refusals,
      profileId
    )
  }

  #row(profileId: string): Parsed | null {
    const [row] = this.#sql.raw('SELECT * FROM accounts WHERE profile_id = ?', profileId)
    return row === undefined ? null : this.#parse(row)
  }

  /** Parses a row. If it is quarantined, the account returns later with default limits. */
  #parse(row: unknown): Parsed | null {
    return this.#sql.parse(rowSchema, row, {
      table: 'accounts',
      key: 'profile_id',
      aside: 'set_aside_accounts'
    })
  }
}
