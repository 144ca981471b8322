import { z } from 'zod'
import { copyBatchSchema, copyChoicesSchema, videoPlanSchema } from '../media/transcode.ts'
import { requestResultSchema } from '../queue/queue-command.ts'
import { nothing } from '../inputs.ts'

/**
 * Maximum per call, since each video is read once; the window takes the first ones and tells the
 * user.
 */
export const mostCopies = 500
const videos = z.array(z.string().min(1).max(200)).min(1).max(mostCopies)
const wish = z.strictObject({ jobIds: videos, choices: copyChoicesSchema })

/** Calls for transcodes. Only reads the originals; the window cannot choose the destination. */
export const transcodeCalls = {
  /** Plans transcodes without making them. `folder`: their folder, shortened; null: several. */
  'transcode.plan': {
    input: wish,
    output: z.object({ plans: z.array(videoPlanSchema), folder: z.string().nullable() })
  },
  /** Makes the copies one by one; a job gets its copy once complete. Refused while others run. */
  'transcode.start': { input: wish, output: copyBatchSchema },
  'transcode.state': { input: nothing, output: copyBatchSchema },
  /** Stops at once. Completed copies stay. */
  'transcode.cancel': { input: nothing, output: copyBatchSchema },
  /** Sets these jobs back to their originals; the copies stay on disk. */
  'transcode.undo': { input: z.strictObject({ jobIds: videos }), output: requestResultSchema }
} as const
