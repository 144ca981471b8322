import { z } from 'zod'
import { accountSchema, type Account, type AccountLimits } from '../../contract/account.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'

const rowSchema = z.object({
  profile_id: z.string(), username: z.string().nullable(), display_name: z.string().nullable(), avatar_url: z.string().nullable(),
  status: z.string().nullable(), usable: z.number(), account_type: z.string(), min_duration_s: z.number().nullable(),
  max_duration_s: z.number().nullable(), strict_aspect: z.number(), daily_limit: z.number(), closed_until_ms: z.number().nullable(), refusals: z.number()
})
type Row = z.infer<typeof rowSchema>

const toAccount = (row: Row): Account =>
  accountSchema.parse({
    profileId: row.profile_id, username: row.username, displayName: row.display_name, avatarUrl: row.avatar_url, status: row.status,
    usable: row.usable === 1, accountType: row.account_type, minDurationS: row.min_duration_s, maxDurationS: row.max_duration_s,
    strictAspect: row.strict_aspect === 1, dailyLimit: row.daily_limit
  })

/** What Aether tells of a profile; limits are ours and survive a refresh. */
export interface ProfileFacts {
  profileId: string
  username: string | null
  displayName: string | null
  avatarUrl: string | null
  status: string | null
  usable: boolean
}

/** While POST_LIMIT_REACHED keeps an account closed, and how often in a row it was closed without a known post. */
export interface Closure {
  closedUntilMs: number | null
  refusals: number
}

/** Accounts and their limits, shared by both faces. */
export class AccountStore {
  readonly #sql: Sql
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  list(): Account[] {
    return this.#sql.all(rowSchema, 'SELECT * FROM accounts ORDER BY coalesce(username, profile_id)').map(toAccount)
  }

  get(profileId: string): Account | null {
    const row = this.#row(profileId)
    return row === null ? null : toAccount(row)
  }

  /** Adds or updates what Aether says of a profile. */
  save(facts: ProfileFacts): Account {
    this.#sql.run(
      `INSERT INTO accounts (profile_id, username, display_name, avatar_url, status, usable) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (profile_id) DO UPDATE SET username = excluded.username, display_name = excluded.display_name,
       avatar_url = excluded.avatar_url, status = excluded.status, usable = excluded.usable`,
      facts.profileId, facts.username, facts.displayName, facts.avatarUrl, facts.status, Number(facts.usable)
    )
    return this.ensure(facts.profileId)
  }

  /** The account, added with default limits when this id was never seen. */
  ensure(profileId: string): Account {
    const there = this.get(profileId)
    if (there !== null) return there
    this.#sql.run('INSERT OR IGNORE INTO accounts (profile_id) VALUES (?)', profileId)
    const row = this.#row(profileId)
    if (row === null) throw new Error('an account vanished while it was added')
    return toAccount(row)
  }

  setLimits(profileId: string, limits: Partial<AccountLimits>): Account {
    const merged = { ...this.ensure(profileId), ...limits }
    this.#sql.run(
      'UPDATE accounts SET account_type = ?, min_duration_s = ?, max_duration_s = ?, strict_aspect = ?, daily_limit = ? WHERE profile_id = ?',
      merged.accountType, merged.minDurationS, merged.maxDurationS, Number(merged.strictAspect), merged.dailyLimit, profileId
    )
    return this.ensure(profileId)
  }

  closure(profileId: string): Closure {
    const row = this.#row(profileId)
    return { closedUntilMs: row?.closed_until_ms ?? null, refusals: row?.refusals ?? 0 }
  }

  setClosure(profileId: string, closure: Closure): void {
    this.ensure(profileId)
    this.#sql.run('UPDATE accounts SET closed_until_ms = ?, refusals = ? WHERE profile_id = ?', closure.closedUntilMs, closure.refusals, profileId)
  }

  #row(profileId: string): Row | null {
    return this.#sql.get(rowSchema, 'SELECT * FROM accounts WHERE profile_id = ?', profileId)
  }
}
