import { z } from 'zod'
import { copyBatchSchema, copyChoicesSchema, videoPlanSchema } from '../media/transcode.ts'
import { requestResultSchema } from '../queue/queue-command.ts'
import { nothing } from '../inputs.ts'

/** Reads each video once, so the number is bounded; the window takes the first ones and says so. */
export const mostCopies = 500
const videos = z.array(z.string().min(1).max(200)).min(1).max(mostCopies)
const wish = z.strictObject({ jobIds: videos, choices: copyChoicesSchema })

/** Calls for copies that fit. Originals are only read; the window cannot choose the destination. */
export const transcodeCalls = {
  /** What copies would be, before any is made. `folder`: their place, shortened; null: several. */
  'transcode.plan': {
    input: wish,
    output: z.object({ plans: z.array(videoPlanSchema), folder: z.string().nullable() })
  },
  /** Makes the copies one by one; a job gets its copy once complete. Refused while others run. */
  'transcode.start': { input: wish, output: copyBatchSchema },
  'transcode.state': { input: nothing, output: copyBatchSchema },
  /** Stops where it is. Copies that are complete stay. */
  'transcode.cancel': { input: nothing, output: copyBatchSchema },
  /** Points these jobs to their originals again; the copies stay where they are. */
  'transcode.undo': { input: z.strictObject({ jobIds: videos }), output: requestResultSchema }
} as const
