import { z } from 'zod'
import { apiCallBudgetBounds } from '../api-call-budget.ts'
import { jobDetailsSchema, snapshotSchema } from '../ipc-rows.ts'
import {
  addedPathSchema,
  requestResultSchema,
  windowCommandSchema
} from '../queue/queue-command.ts'
import { jobId, jobIds, nothing, path, profileId } from '../inputs.ts'

/** What became of the files that were added. Names only: a path does not cross into the window. */
export const addSummarySchema = z.object({
  /** Jobs that are in the list now because of this call. */
  jobIds: z.array(z.string()),
  added: z.int(),
  /** Files that were not added anew, each with the reason. */
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
  /** Opens the system's dialog and adds what was chosen; null when it was dismissed. */
  'files.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },
  'folders.choose': { input: z.strictObject({ profileId }), output: addSummarySchema.nullable() },

  'queue.add': {
    input: z.strictObject({ profileId, paths: z.array(path).min(1).max(100_000) }),
    output: addSummarySchema
  },
  'queue.snapshot': { input: nothing, output: snapshotSchema },
  'queue.job': { input: z.strictObject({ jobId }), output: jobDetailsSchema.nullable() },
  'queue.command': { input: windowCommandSchema, output: requestResultSchema },
  /** Puts these jobs into the natural order of their names, at the places that they have among them. */
  'queue.sortNaturally': { input: z.strictObject({ jobIds }), output: requestResultSchema },
  /** Opens the system's dialog for the file of a job that is missing; null when it was dismissed. */
  'queue.locate': { input: z.strictObject({ jobId }), output: requestResultSchema.nullable() },
  /** Adds the paths in a pasted text, one a line. */
  'queue.paste': {
    input: z.strictObject({ profileId, text: z.string().max(1_000_000) }),
    output: addSummarySchema
  },
  /** When each of so many further files of the account can go out under its daily limit. */
  'queue.plan': {
    input: z.strictObject({ profileId, count: z.int().nonnegative().max(100_000) }),
    output: z.object({ instants: z.array(z.string()) })
  },
  /** Puts a job's state, findings and names at Aether on the clipboard, as text for support: no caption, no home folder. */
  'queue.copyDetails': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Puts the link of the job's post on the clipboard. */
  'queue.copyLink': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** Shows the job's file in the system's file manager. */
  'queue.showFile': { input: z.strictObject({ jobId }), output: z.strictObject({}) },
  /** How many API calls a month the key has: polling slows down when they run short. */
  'queue.setApiCallBudget': {
    input: z.strictObject({ calls: apiCallBudgetBounds }),
    output: z.strictObject({})
  }
} as const
