import { z } from 'zod'
import { copyBatchSchema, copyChoicesSchema, filmPlanSchema } from '../conform.ts'
import { requestResultSchema } from '../queue-request.ts'
import { nothing } from './inputs.ts'

/** One look at each film is needed, so that is bounded; a person who selects more is told. */
export const mostCopies = 500
const films = z.array(z.string().min(1).max(200)).min(1).max(mostCopies)
const wish = z.strictObject({ jobIds: films, choices: copyChoicesSchema })

/** Calls about copies that fit. Originals are only read; where a copy goes is not the window's to say. */
export const conformCalls = {
  /** What copies would be, before any is made. `folder` is where they go, shortened; null where that is several folders. */
  'conform.plan': {
    input: wish,
    output: z.object({ plans: z.array(filmPlanSchema), folder: z.string().nullable() })
  },
  /** Begins to make them, one after the other. Each job points to its copy once that is there. Refused while others are being made. */
  'conform.start': { input: wish, output: copyBatchSchema },
  'conform.state': { input: nothing, output: copyBatchSchema },
  /** Stops where it is. Copies that are complete stay. */
  'conform.cancel': { input: nothing, output: copyBatchSchema },
  /** Points these jobs to their originals again; the copies stay where they are. */
  'conform.undo': { input: z.strictObject({ jobIds: films }), output: requestResultSchema }
} as const
