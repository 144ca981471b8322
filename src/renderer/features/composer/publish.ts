import type { RequestResult } from '../../../contract/queue-request.ts'
import type { ScheduleInput } from '../../../contract/schedule.ts'
import type { call } from '../../rpc/client.ts'
import { optionsOf } from './draft.ts'
import type { Draft } from './draft.ts'
import type { PublishPlan } from './publish-plan.ts'

export interface Confirmation {
  plan: Pick<PublishPlan, 'jobIds' | 'captioned'>
  draft: Draft
  schedule: ScheduleInput | undefined
}

/**
 * Arms what was confirmed: the caption goes to the files it is for, and each file gets the choices of the panel, or keeps
 * those that were made for it. A file that moved on meanwhile is told among `refused`; nothing is sent for it.
 */
export async function publish({ plan, draft, schedule }: Confirmation, ask: typeof call): Promise<RequestResult> {
  const everyFile = plan.captioned.length === plan.jobIds.length
  const refused: RequestResult['refused'] = []
  if (!everyFile && plan.captioned.length > 0) {
    refused.push(...(await ask('queue.edit', { jobIds: plan.captioned, caption: draft.caption })).refused)
  }
  const left = new Set(refused.map(({ jobId }) => jobId))
  const jobIds = plan.jobIds.filter((id) => !left.has(id))
  if (jobIds.length === 0) return { changed: [], refused }
  // One order for all files, whatever was chosen for each: the times of a series are shared out in queue order.
  const armed = await ask('queue.arm', {
    jobIds,
    options: optionsOf(draft),
    ...(everyFile && plan.captioned.length > 0 && { caption: draft.caption }),
    ...(schedule !== undefined && { schedule })
  })
  return { changed: armed.changed, refused: [...refused, ...armed.refused] }
}
