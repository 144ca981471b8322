import { basename } from 'node:path'
import { z } from 'zod'
import {
  outcomeOf,
  outcomes,
  type HistoryPage,
  type HistoryQuery,
  type Outcome,
  type PastPost
} from '../../../contract/history/history.ts'
import { phases, phaseSchema, type Phase } from '../../../contract/queue/phase.ts'
import type { Receipt } from '../../../contract/history/receipt.ts'
import type { Clock } from '../../ports.ts'
import type { JobStore } from './job-store.ts'
import type { Db } from './open-database.ts'
import { Sql } from './sql.ts'
import { moveMomentMs, toJob, type StoredJob } from './stored-job.ts'
import { toReceipt, toSteps } from './to-receipt.ts'
import { captionExcerpt } from '../../../contract/text/caption.ts'

/** The time that orders the history. The index `jobs_by_history` has exactly this expression. */
const atMs = 'coalesce(settled_at_ms, submitted_at_ms, consent_at_ms)'

const failureSchema = z.object({
  jobId: z.string(),
  atMs: moveMomentMs,
  event: z.string(),
  phase: z.string(),
  code: z.string(),
  requestId: z.string().nullable()
})
/** A phase change that came with an error, for support. */
export type RecentFailure = z.infer<typeof failureSchema>

const countedPhase = z.object({ phase: phaseSchema.catch('checking'), n: z.int() })
const foundRow = z.object({ id: z.string(), phase: phaseSchema.catch('checking') })
const noneYet = (): Record<Outcome, number> => ({
  published: 0,
  failed: 0,
  unknown: 0,
  scheduled: 0,
  'under-way': 0,
  cancelled: 0
})

/** Every job that the user confirmed, and its outcome, including jobs cleared from the list. */
export class HistoryStore {
  readonly #sql: Sql
  readonly #jobs: JobStore
  readonly #clock: Pick<Clock, 'nowMs'>

  constructor(db: Db, jobs: JobStore, clock: Pick<Clock, 'nowMs'>) {
    // LIKE ignores case only for ASCII, and a path also contains folder names.
    db.function('holds_words', { deterministic: true }, holdsWords)
    this.#sql = new Sql(db)
    this.#jobs = jobs
    this.#clock = clock
  }

  /** Returns one page, newest first. Quarantines unreadable rows and leaves them out. */
  page(query: HistoryQuery, offset: number, limit: number): HistoryPage {
    const { counts, ids } =
      query.text.trim() === ''
        ? { counts: this.#counts(query), ids: this.#ids(query, offset, limit) }
        : this.#find(query, offset, limit)
    const total =
      query.outcome === null
        ? outcomes.reduce((sum, outcome) => sum + counts[outcome], 0)
        : counts[query.outcome]
    const posts = ids.flatMap((id) => {
      const row = this.#jobs.get(id)
      return row === null ? [] : [toPastPost(row, this.#clock.nowMs())]
    })
    return { posts, total, counts }
  }

  /** Returns a job's phase changes, confirmed or not, oldest first; empty if the job is unknown. */
  steps(jobId: string): Receipt['history'] {
    return toSteps(this.#jobs.history(jobId))
  }

  /** Returns the receipt of a job; null if the job is unknown or unconfirmed. */
  receipt(jobId: string): Receipt | null {
    const row = this.#jobs.get(jobId)
    return row === null || row.consent_at_ms === null
      ? null
      : toReceipt(row, this.#jobs.history(jobId), this.#clock.nowMs())
  }

  /** Yields matching receipts, newest first, reading one at a time so that the caller can pause. */
  *receipts(query: HistoryQuery): Generator<Receipt> {
    for (const id of this.#ids(query, 0, -1)) {
      const receipt = this.receipt(id)
      if (receipt !== null) yield receipt
    }
  }

  /** Returns the latest phase changes that came with an error, newest first. */
  recentFailures(limit: number): RecentFailure[] {
    return this.#sql.all(
      failureSchema,
      'SELECT job_id AS jobId, at_ms AS atMs, event, phase, error_code AS code, request_id AS requestId FROM history WHERE error_code IS NOT NULL ORDER BY rowid DESC LIMIT ?',
      limit
    )
  }

  #counts(query: HistoryQuery): Record<Outcome, number> {
    const { where, values } = conditions({ ...query, outcome: null })
    const counts = noneYet()
    for (const { phase, n } of this.#sql.all(
      countedPhase,
      `SELECT phase, count(*) AS n FROM jobs WHERE ${where} GROUP BY phase`,
      ...values
    ))
      counts[outcomeOf(phase)] += n
    return counts
  }

  /** Counts rows and finds one page in a single scan, because the text search is the slow part. */
  #find(
    query: HistoryQuery,
    offset: number,
    limit: number
  ): { counts: Record<Outcome, number>; ids: string[] } {
    const { where, values } = conditions({ ...query, outcome: null })
    const counts = noneYet()
    const ids: string[] = []
    for (const { id, phase } of this.#sql.all(
      foundRow,
      `SELECT id, phase FROM jobs WHERE ${where} ORDER BY ${atMs} DESC, position DESC`,
      ...values
    )) {
      const outcome = outcomeOf(phase)
      counts[outcome] += 1
      if (query.outcome === null || query.outcome === outcome) ids.push(id)
    }
    return { counts, ids: ids.slice(offset, offset + limit) }
  }

  #ids(query: HistoryQuery, offset: number, limit: number): string[] {
    const { where, values } = conditions(query)
    return this.#sql.column(
      z.string(),
      `SELECT id FROM jobs WHERE ${where} ORDER BY ${atMs} DESC, position DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset
    )
  }
}

const phasesOf = (outcome: Outcome): Phase[] =>
  phases.filter((phase) => outcomeOf(phase) === outcome)

function conditions(query: HistoryQuery): { where: string; values: unknown[] } {
  const parts: [text: string, ...values: unknown[]][] = [['consent_at_ms IS NOT NULL']]
  if (query.since !== null) parts.push([`${atMs} >= ?`, Date.parse(query.since)])
  if (query.profileId !== null) parts.push(['profile_id = ?', query.profileId])
  if (query.outcome !== null)
    parts.push([
      'phase IN (SELECT value FROM json_each(?))',
      JSON.stringify(phasesOf(query.outcome))
    ])
  const words = searchable(query.text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length > 0) parts.push(['holds_words(path, caption, ?)', JSON.stringify(words)])
  return {
    where: parts.map(([text]) => text).join(' AND '),
    values: parts.flatMap(([, ...values]) => values)
  }
}

/** Folds case and Unicode form: macOS decomposes "é" in file names, but keyboards compose it. */
const searchable = (text: string): string => text.normalize('NFC').toLowerCase()

let lastWords: { json: string; words: readonly string[] } = { json: '[]', words: [] }

function holdsWords(path: unknown, caption: unknown, json: unknown): number {
  if (lastWords.json !== json)
    lastWords = { json: String(json), words: z.array(z.string()).parse(JSON.parse(String(json))) }
  const text = searchable(`${basename(String(path))}\n${String(caption)}`)
  return Number(lastWords.words.every((word) => text.includes(word)))
}

function toPastPost(row: StoredJob, nowMs: number): PastPost {
  const job = toJob(row, nowMs)
  return {
    jobId: job.id,
    revision: job.revision,
    at: job.settledAt ?? job.submittedAt ?? job.consentAt ?? job.createdAt,
    name: job.name,
    profileId: job.profileId,
    privacyLevel: job.options?.privacyLevel ?? null,
    outcome: outcomeOf(job.phase),
    caption: captionExcerpt(job.caption),
    hasLink: job.url !== null,
    error: job.error
  }
}
