import { z } from 'zod'
import { historyPageSchema, historyQuerySchema, receiptViewSchema } from '../history/history.ts'
import { jobId, nothing } from '../inputs.ts'

/** Maximum number of history rows per call. */
export const historyPageSize = 100

/** The saved file: its name, never its path. Null: the user dismissed the dialog. */
const savedFile = z.object({ name: z.string() })

/** Calls for the history, and for exported files: tables of receipts, diagnostics. */
export const historyCalls = {
  'history.page': {
    input: z.strictObject({
      query: historyQuerySchema,
      offset: z.int().min(0),
      limit: z.int().min(1).max(historyPageSize)
    }),
    output: historyPageSchema
  },
  'history.receipt': { input: z.strictObject({ jobId }), output: receiptViewSchema.nullable() },
  /** Asks where to save, and writes the receipts that match the query. */
  'history.export': {
    input: z.strictObject({ query: historyQuerySchema, format: z.enum(['csv', 'json']) }),
    output: savedFile.extend({ count: z.int() }).nullable()
  },
  /** Asks where to save, and writes a support bundle without any key, name, caption or path. */
  'diagnostics.save': { input: nothing, output: savedFile.nullable() },
  /** Shows the last saved file in the system's file manager. */
  'history.showSaved': { input: nothing, output: z.strictObject({}) }
} as const
