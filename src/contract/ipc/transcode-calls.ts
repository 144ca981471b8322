import { z } from 'zod'
import { copyBatchSchema, copyChoicesSchema, videoPlanSchema } from '../media/transcode.ts'
import { requestResultSchema } from '../queue/queue-command.ts'
import { nothing } from '../inputs.ts'

/** One look at each video is needed, so that is bounded; a person who selects more is told. */
export const mostCopies = 500
const videos = z.array(z.string().min(1).max(200)).min(1).max(mostCopies)
const wish = z.strictObject({ jobIds: videos, choices: copyChoicesSchema })

/** Calls about copies that fit. Originals are only read; where a copy goes is not the window's to say. */
export const transcodeCalls = {
  /** What copies would be, before any is made. `folder` is where they go, shortened; null where that is several folders. */
  'transcode.plan': {
    input: wish,
    output: z.object({ plans: z.array(videoPlanSchema), folder: z.string().nullable() })
  },
  /** Begins to make them, one after the other. Each job points to its copy once that is there. Refused while others are being made. */
  'transcode.start': { input: wish, output: copyBatchSchema },
  'transcode.state': { input: nothing, output: copyBatchSchema },
  /** Stops where it is. Copies that are complete stay. */
  'transcode.cancel': { input: nothing, output: copyBatchSchema },
  /** Points these jobs to their originals again; the copies stay where they are. */
  'transcode.undo': { input: z.strictObject({ jobIds: videos }), output: requestResultSchema }
} as const
