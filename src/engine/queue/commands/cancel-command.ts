import { stageOf } from '../../../contract/queue/phase.ts'
import { phaseWords } from '../../domain/phase-words.ts'
import type { InFlight, QueueContext } from '../queue-context.ts'
import type { StoredJob } from '../store/stored-job.ts'
import { reconcileFirst, type CommandOutcome } from './command-result.ts'
import { withdraw } from './schedule-command.ts'
import { undoOf } from './undo-command.ts'

/** Stops a job that is not posted yet, or withdraws its post if it is scheduled at Aether. */
export function cancel(context: QueueContext, inFlight: InFlight, job: StoredJob): CommandOutcome {
  switch (stageOf(job.phase)) {
    case 'checking':
    case 'checked':
    case 'waiting':
    case 'upload':
      // Both in one tick: a step that ends later finds another phase and changes nothing.
      inFlight.abort(job.id, 'cancel')
      return context.jobs.move(job, 'cancel', {
        settled_at_ms: context.ports.clock.nowMs(),
        undo_to: undoOf(context, job)
      })
    case 'post':
      return 'It was sent already and may still appear on TikTok; it is followed to its end.'
    case 'unknown':
      return reconcileFirst
    case 'scheduled':
      return withdraw(context, job)
    case 'ended':
      return `It is ${phaseWords[job.phase]} already.`
  }
}

/** Removes a row from the list. The history and the duplicate check keep what was posted. */
export function clear(context: QueueContext, job: StoredJob): CommandOutcome {
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
      // Such a job cannot be canceled either.
      return `It is ${phaseWords[job.phase]} and stays in the list until that has come to its end.`
    case 'unknown':
      return reconcileFirst
  }
}
