import type { QueueCommand, RequestResult } from '../../../contract/queue/queue-command.ts'
import { trustAudience } from '../admission/audience-gate.ts'
import type { FileLookup } from '../intake/file-snapshot.ts'
import { recheckFreed, recheckPrimaries } from '../intake/recheck-duplicates.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'
import { armAll } from './arm-command.ts'
import { cancel, clear } from './cancel-command.ts'
import { each } from './command-result.ts'
import { edit } from './edit-command.ts'
import { locate } from './locate-command.ts'
import { pause, resume } from './pause-command.ts'
import { reorder } from './reorder-command.ts'
import { resolve, retry } from './retry-command.ts'
import { answerMissed, changeTime } from './schedule-command.ts'
import { restore } from './undo-command.ts'

/**
 * Runs one command. Checks every change against the phase table; a refusal gives its reason.
 * @param look the files found at the command's paths; called only if `asksForFiles`
 */
export function applyCommand(
  context: QueueContext,
  inFlight: InFlight,
  request: QueueCommand,
  lookup: FileLookup
): RequestResult {
  switch (request.kind) {
    case 'arm':
      return armAll(context, request.arm)
    case 'edit':
      return each(context, request.jobIds, (job) => edit(context, job, request))
    case 'reschedule':
      return each(context, request.jobIds, (job) =>
        changeTime(context, job, request.scheduledFor, request.keepLocal ?? job.keep_local)
      )
    case 'missed':
      return answerMissed(context, request)
    case 'retry':
      context.hold.clear()
      context.jobs.releaseWaiting('not-authorised')
      return each(context, request.jobIds, (job) => retry(context, inFlight, job))
    case 'cancel':
      return each(
        context,
        request.jobIds,
        (job) => cancel(context, inFlight, job),
        (ids) => recheckFreed(context, ids)
      )
    case 'resolve':
      return each(context, [request.jobId], (job) => resolve(context, inFlight, job, request.as))
    case 'clear':
      return each(
        context,
        request.jobIds,
        (job) => clear(context, job),
        (ids) => recheckFreed(context, ids)
      )
    case 'audience-verified':
      trustAudience(context)
      return { changed: [], refused: [] }
    case 'restore':
      return each(
        context,
        request.jobIds,
        (job) => restore(context, job, lookup),
        (ids) => recheckPrimaries(context, ids)
      )
    case 'reorder':
      return reorder(context, request)
    case 'locate':
      return each(context, [request.jobId], (job) =>
        locate(context, job, request.path, lookup, request.instead)
      )
    case 'pause':
      pause(context, inFlight, request.how ?? 'now')
      return { changed: [], refused: [] }
    case 'resume':
      resume(context)
      return { changed: [], refused: [] }
  }
}
