import type { RequestResult } from '../../../../contract/queue/queue-command.ts'
import type { ScheduleInput } from '../../../../contract/queue/schedule.ts'
import { CallError } from '../../../rpc/client.ts'
import type { call } from '../../../rpc/client.ts'
import { strings } from '../../../shared/strings.ts'
import { optionsOf } from '../../../state/draft.ts'
import type { Draft } from '../../../state/draft.ts'
import type { PublishPlan } from '../plan/publish-plan.ts'

export interface Confirmation {
  plan: Pick<PublishPlan, 'jobIds' | 'seen' | 'captioned'>
  draft: Draft
  schedule: ScheduleInput | undefined
}

/**
 * Arms what was confirmed: the caption goes to the files it is for, and each file gets the choices of the panel, or keeps
 * those that were made for it. A file that moved on, or was changed after it was shown, is told among `refused`; nothing is
 * sent for it.
 * @throws CallError NOTHING_CONFIRMED where no file was armed, with the reason: what was typed is to stay for another try
 */
export async function publish(
  { plan, draft, schedule }: Confirmation,
  ask: typeof call
): Promise<RequestResult> {
  // One order for all files, whatever was chosen for each: the times of a series are shared out in queue order.
  const result = await ask('queue.command', {
    kind: 'arm',
    arm: {
      jobIds: plan.jobIds,
      seen: plan.seen,
      options: optionsOf(draft),
      ...(plan.captioned.length > 0 && { caption: draft.caption, captioned: plan.captioned }),
      ...(schedule !== undefined && { schedule })
    }
  })
  if (result.changed.length === 0)
    throw new CallError(
      'NOTHING_CONFIRMED',
      strings.confirm.nothingSent(result.refused[0]?.reason ?? '')
    )
  return result
}
