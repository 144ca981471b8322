import type { RequestResult } from '../../../../contract/queue/queue-command.ts'
import type { ScheduleInput } from '../../../../contract/queue/schedule.ts'
import { CallError, type call } from '../../../rpc/client.ts'
import { t } from '../../../../contract/messages/say.ts'
import { optionsOf, type Draft } from '../../../state/draft.ts'
import type { PublishPlan } from '../plan/publish-plan.ts'

export interface Confirmation {
  plan: Pick<PublishPlan, 'jobIds' | 'seen' | 'captioned'>
  draft: Draft
  schedule: ScheduleInput | undefined
}

/**
 * Arms the confirmed files: some get the caption, and each gets the panel's choices or keeps its
 * own. A file that changed after it was shown is in `refused`; nothing is sent for it.
 * @throws CallError NOTHING_CONFIRMED with the reason if no file was armed: keep the draft
 */
export async function publish(
  { plan, draft, schedule }: Confirmation,
  ask: typeof call
): Promise<RequestResult> {
  // One command for all files, whatever their choices: a series assigns its times in queue order.
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
      t('confirm.nothingSent', { reason: result.refused[0]?.reason ?? '' })
    )
  return result
}
