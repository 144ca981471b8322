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
  const changed: string[] = []
  for (const group of await choicesFor(jobIds, draft, ask)) {
    const armed = await ask('queue.arm', {
      jobIds: group.jobIds,
      options: group.options,
      ...(everyFile && plan.captioned.length > 0 && { caption: draft.caption }),
      ...(schedule !== undefined && { schedule })
    })
    changed.push(...armed.changed)
    refused.push(...armed.refused)
  }
  return { changed, refused }
}

type Group = { jobIds: string[]; options: NonNullable<ReturnType<typeof optionsOf>> }

async function choicesFor(jobIds: string[], draft: Draft, ask: typeof call): Promise<Group[]> {
  if (jobIds.length === 0) return []
  const options = optionsOf(draft)
  if (options !== null) return [{ jobIds, options }]
  const { groups } = await ask('composer.choices', { jobIds })
  // A file without a choice is not confirmed: who sees it is never guessed.
  return groups.flatMap((group) => (group.options === null ? [] : [{ jobIds: group.jobIds, options: group.options }]))
}
