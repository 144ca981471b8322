import { createHash } from 'node:crypto'
import { z } from 'zod'
import { apiCallBudgetBounds } from '../../../contract/api-call-budget.ts'
import { AppError } from '../../../contract/app-error.ts'
import type { AudienceTrust } from '../../domain/audience.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'

/** A pause requested by Aether: its end, and its length when requested. */
export interface RateLimitPause {
  untilMs: number
  lengthMs: number
}

/** API calls per month on Aether's free tier (the vendor's TypeScript tutorial). */
const freeTierCalls = 10_000
const apiCallBudgetSchema = z.coerce.number().pipe(apiCallBudgetBounds)

const rateLimitPauseSchema = z.object({ untilMs: z.int(), lengthMs: z.int().nonnegative() })

/** Identifies the backend of a queue. Of the key, only a short fingerprint is stored. */
export function backendIdentity(baseUrl: string, apiKey: string | null): string {
  return apiKey === null
    ? baseUrl
    : `${baseUrl}#${createHash('sha256').update(apiKey).digest('hex').slice(0, 12)}`
}

/** Single values of the database, such as its backend, the pause, and this month's API calls. */
export class MetaStore {
  readonly #sql: Sql
  constructor(db: Db) {
    this.#sql = new Sql(db)
  }

  get(key: string): string | null {
    return this.#sql.column(z.string(), 'SELECT value FROM meta WHERE key = ?', key)[0] ?? null
  }

  set(key: string, value: string): void {
    this.#sql.run(
      'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      key,
      value
    )
  }

  /** Writes a few pages; throws if the disk has no room. */
  probeWritable(): void {
    this.set('room', '.'.repeat(16_384))
    this.set('room', '')
  }

  get paused(): boolean {
    return this.get('paused') === '1'
  }
  set paused(value: boolean) {
    this.set('paused', value ? '1' : '0')
  }

  /** Paused after the current jobs: what is being sent finishes, nothing else starts. */
  get finishing(): boolean {
    return this.get('finishing') === '1'
  }
  set finishing(value: boolean) {
    this.set('finishing', value ? '1' : '0')
  }

  /** Set once Aether answers with another time than requested; it then schedules no more posts. */
  get handOverStopped(): boolean {
    return this.get('hand-over') === 'stopped'
  }
  set handOverStopped(value: boolean) {
    this.set('hand-over', value ? 'stopped' : 'on')
  }

  /** How long Aether asked this key to slow down; null if there is no pause or it is unreadable. */
  get rateLimitPause(): RateLimitPause | null {
    const parsed = rateLimitPauseSchema.safeParse(jsonOf(this.get('named-pause')))
    return parsed.success ? parsed.data : null
  }
  set rateLimitPause(value: RateLimitPause | null) {
    this.set('named-pause', JSON.stringify(value))
  }

  /** Whether Aether is known to honor the audience for this key. A database belongs to one key. */
  get audience(): AudienceTrust {
    const value = this.get('audience')
    return value === 'verified' || value === 'differs' ? value : 'open'
  }
  set audience(value: AudienceTrust) {
    this.set('audience', value)
  }

  /**
   * Binds this database to the backend that accepted the key. No job may go to another backend.
   * @throws AppError BACKEND_DIFFERS, naming both
   */
  bindBackend(identity: string): void {
    this.checkBackend(identity)
    if (this.get('backend') === null) this.set('backend', identity)
  }

  /**
   * Binds this database to a new key of the same account. A post with the new key has to verify the
   * audience again; the rate limit of the old key does not apply.
   */
  adoptBackend(identity: string, nowMs: number): void {
    this.#sql.transaction(() => {
      this.set('backend', identity)
      this.set('key-since', String(nowMs))
      if (this.audience === 'verified') this.audience = 'open'
      if (this.rateLimitPause !== null) this.rateLimitPause = null
    })
  }

  /** When this queue got its current key; negative if it never had another. */
  get keySinceMs(): number {
    return Number(this.get('key-since') ?? -1)
  }

  /**
   * An identity without a key fingerprint is compared by its URL only.
   * @throws AppError BACKEND_DIFFERS, naming both
   */
  checkBackend(identity: string): void {
    const bound = this.get('backend')
    if (bound === null) return
    const hasKey = identity.includes('#') || !identity.startsWith('http')
    const same = hasKey ? bound === identity : bound.split('#')[0] === identity
    if (!same) {
      throw new AppError(
        'BACKEND_DIFFERS',
        `This queue belongs to ${bound}, not to ${identity}. Use the key and address it was made with, or another data folder (AETHER_UPLOADER_HOME).`
      )
    }
  }

  /** Counts one API call in the month of `nowMs` (UTC). */
  countCall(nowMs: number): void {
    this.#sql.run(
      'INSERT INTO api_calls VALUES (?, 1) ON CONFLICT (month) DO UPDATE SET calls = calls + 1',
      monthOf(nowMs)
    )
  }

  /** Monthly API calls of the key, which only the user knows. Polling slows down from 80 %. */
  get apiCallBudget(): number {
    const parsed = apiCallBudgetSchema.safeParse(this.get('api-call-budget'))
    return parsed.success ? parsed.data : freeTierCalls
  }
  set apiCallBudget(calls: number) {
    this.set('api-call-budget', String(calls))
  }

  /** Share of the month's calls that is used: 1 means all. */
  callShare(nowMs: number): number {
    return this.callsInMonth(nowMs) / this.apiCallBudget
  }

  callsInMonth(nowMs: number): number {
    return this.#sql.number('SELECT calls FROM api_calls WHERE month = ?', monthOf(nowMs))
  }
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

const monthOf = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 7)
