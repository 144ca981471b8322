import type { z } from 'zod'
import { message } from '../../contract/messages/message.ts'
import { inEnglish } from '../../contract/messages/say.ts'
import type { Account } from '../../contract/account/account.ts'
import {
  accountLineSchema,
  accountSummaryLineSchema,
  fileLineSchema,
  fileSummaryLineSchema,
  jobLineSchema,
  jobSummaryLineSchema,
  queueJobLineSchema
} from '../../contract/cli-lines.ts'
import type { FileReport, Verdict } from '../../contract/media/check.ts'
import type { Job } from '../../contract/queue/job.ts'
import type { AddedPath } from '../../contract/queue/queue-command.ts'
import { blocked } from '../../contract/queue/phase.ts'
import type { JobCounts } from '../tracking/job-counts.ts'

/** One line of JSON that holds exactly what the schema names, in its order. */
export function jsonLine<Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>): string {
  return JSON.stringify(schema.parse(value))
}

export function jobLine(path: string, job: Job): string {
  return jsonLine(jobLineSchema, { event: 'job', job: { ...job, path } })
}

export function queueJobLine(job: Job): string {
  return jsonLine(queueJobLineSchema, { event: 'job', job })
}

/** A path that could not become a job at all: it has no id, and is said once. */
export function unreadableLine(path: AddedPath): string {
  return jsonLine(jobLineSchema, {
    event: 'job',
    job: {
      id: null,
      path: path.path,
      phase: blocked,
      waiting: null,
      findings: [],
      postId: null,
      url: null,
      error: {
        code: 'FILE_UNREADABLE',
        message: path.reason ?? inEnglish(message('cli.file-unreadable'))
      },
      attempts: 0
    }
  })
}

export function jobSummaryLine(counts: JobCounts): string {
  return jsonLine(jobSummaryLineSchema, { event: 'summary', ...counts })
}

export function accountLine(account: Account): string {
  return jsonLine(accountLineSchema, { event: 'account', account })
}

export function accountSummaryLine(verified: boolean, total: number): string {
  return jsonLine(accountSummaryLineSchema, { event: 'summary', verified, total })
}

export function fileLine(report: FileReport): string {
  return jsonLine(fileLineSchema, { event: 'file', ...report })
}

export function fileSummaryLine(counts: Record<Verdict, number>): string {
  return jsonLine(fileSummaryLineSchema, { event: 'summary', ...withTotal(counts) })
}

/** The counts, and how many that is in all. */
export function withTotal<Key extends string>(
  counts: Record<Key, number>
): Record<Key | 'total', number> {
  const total = Object.values<number>(counts).reduce((sum, count) => sum + count, 0)
  return { ...counts, total }
}
