import { z } from 'zod'
import { apiCallBudgetBounds } from '../api-call-budget.ts'
import { jobDetailsSchema, snapshotSchema } from '../ipc-rows.ts'
import {
  addedPathSchema,
  requestResultSchema,
  windowCommandSchema
} from '../queue/queue-command.ts'
import { jobId, jobIds, nothing, path, profileId } from '../inputs.ts'

/** Outcome for each added file. Names only: no path enters the window. */
export const addSummarySchema = z.object({
  /** Jobs that are in the list now because of this call. */
  jobIds: z.array(z.string()),
  added: z.int(),
  /** Files that were not added, each with the reason. */
  notAdded: z.array(
    z.object({
      name: z.string(),
      outcome: addedPathSchema.shape.outcome,
      reason: z.string().nullable()
    })
  )
})
export type AddSummary = z.infer<typeof addSummarySchema>

/** Calls about the list: adding, confirming, changing. */
export const queueCalls = {
  /** Opens the system's dialog and adds the chosen files; null when the user dismissed it. */
  'files.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },
  'folders.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },

  'queue.add': {
    input: z.strictObject({ profileId, paths: z.array(path).min(1).max(100_000) }),
    output: addSummarySchema
  },
  'queue.snapshot': { input: nothing, output: snapshotSchema },
  'queue.job': { input: z.strictObject({ jobId }), output: jobDetailsSchema.nullable() },
  'queue.command': { input: windowCommandSchema, output: requestResultSchema },
  /** Sorts these jobs by natural order of their names, within the positions that they occupy. */
  'queue.sortNaturally': { input: z.strictObject({ jobIds }), output: requestResultSchema },
  /** Opens the system's dialog for a job's missing file; null when the user dismisses it. */
  'queue.locate': { input: z.strictObject({ jobId }), output: requestResultSchema.nullable() },
  /** Adds the paths in a pasted text, one per line. */
  'queue.paste': {
    input: z.strictObject({ profileId, text: z.string().max(1_000_000) }),
    output: addSummarySchema
  },
  /**
   * Returns when each of this many more files of the account can be posted under its daily limit.
   */
  'queue.plan': {
    input: z.strictObject({ profileId, count: z.int().nonnegative().max(100_000) }),
    output: z.object({ instants: z.array(z.string()) })
  },
  /** Copies a job's state, findings and Aether ids as support text: no caption, no home folder. */
  'queue.copyDetails': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Copies the link of the job's post to the clipboard. */
  'queue.copyLink': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Shows the job's file in the system's file manager. */
  'queue.showFile': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Sets the key's monthly API calls: polling slows down when few are left. */
  'queue.setApiCallBudget': {
    input: z.strictObject({ calls: apiCallBudgetBounds }),
    output: z.strictObject({})
  }
} as const
