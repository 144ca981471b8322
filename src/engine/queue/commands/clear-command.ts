import { stageOf } from '../../../contract/queue/phase.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import type { QueueContext } from '../queue-context.ts'
import { reconcileFirst, type Verdict } from './command-result.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { undoOf } from './undo-command.ts'

/** Removes a row from the list. History and the duplicate check keep what was posted. */
export function clear(context: QueueContext, job: StoredJob): Verdict {
  const { jobs, ports } = context
  switch (stageOf(job.phase)) {
    case 'ended':
      return jobs.update(job, { hidden: true, cleared_from: job.phase })
    case 'checking':
    case 'checked':
      return jobs.move(job, 'cancel', {
        hidden: true,
        cleared_from: job.phase,
        settled_at_ms: ports.clock.nowMs(),
        undo_to: undoOf(context, job)
      })
    case 'waiting':
    case 'upload':
    case 'scheduled':
      return `It is ${phaseWords[job.phase]}; cancel it first.`
    case 'post':
      // It cannot be cancelled either.
      return `It is ${phaseWords[job.phase]} and stays in the list until that has come to its end.`
    case 'unknown':
      return reconcileFirst
  }
}
