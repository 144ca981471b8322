import type { Choices, composerCalls } from '../../../contract/ipc/composer-calls.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { editWords } from '../edit-words.ts'
import { together } from './handler-context.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** Returns what these jobs have in common, and which of them share their choices. */
export function commonChoices(jobs: readonly Pick<Job, 'id' | 'caption' | 'options'>[]): Choices {
  const captions = new Set(jobs.map(({ caption }) => caption))
  const [caption = ''] = captions
  const groups = Map.groupBy(jobs, ({ options }) => JSON.stringify(options))
  return {
    caption: captions.size > 1 ? null : caption,
    withoutCaption: jobs.filter((job) => job.caption === '').length,
    groups: [...groups.values()].map((members) => ({
      options: members[0]?.options ?? null,
      jobIds: members.map(({ id }) => id)
    }))
  }
}

/** Handles calls of the publish panel. */
export function composerHandlers({ engine }: HandlerContext): HandlersOf<typeof composerCalls> {
  const jobsOf = (jobIds: readonly string[]): Job[] =>
    jobIds.flatMap((id) => engine().job(id) ?? [])
  return {
    'composer.choices': ({ jobIds }) => commonChoices(jobsOf(jobIds)),
    'composer.editWords': async ({ jobIds, change }) => {
      const { orders, refused } = editWords(jobsOf(jobIds), change)
      const results = await Promise.all(
        orders.map((order) => engine().request({ kind: 'edit', ...order }))
      )
      return together([{ changed: [], refused }, ...results])
    }
  }
}
