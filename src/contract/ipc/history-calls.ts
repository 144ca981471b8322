import { z } from 'zod'
import { historyPageSchema, historyQuerySchema, receiptViewSchema } from '../history/history.ts'
import { jobId, nothing } from '../inputs.ts'

/** Rows of history that one call may ask for. */
export const historyPageSize = 100

/** The file saved where the user chose: its name, never its path. Null: dialog was dismissed. */
const savedFile = z.object({ name: z.string() })

/** Calls for the history, and for files that leave the app: tables of receipts, diagnostics. */
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
  /** Asks where to, and writes the receipts of what the query finds. */
  'history.export': {
    input: z.strictObject({ query: historyQuerySchema, format: z.enum(['csv', 'json']) }),
    output: savedFile.extend({ count: z.int() }).nullable()
  },
  /** Asks for a place and writes a support bundle, without any key, name, caption or path. */
  'diagnostics.save': { input: nothing, output: savedFile.nullable() },
  /** Shows the file that was saved last in the system's file manager. */
  'history.showSaved': { input: nothing, output: z.strictObject({}) }
} as const
