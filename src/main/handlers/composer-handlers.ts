import type { Choices, composerCalls } from '../../contract/ipc/composer-calls.ts'
import type { Job } from '../../contract/job.ts'
import type { HandlerContext, HandlersOf } from './handler-context.ts'

/** What these jobs have in common, and which of them share their choices. */
export function commonChoices(jobs: readonly Pick<Job, 'id' | 'caption' | 'options'>[]): Choices {
  const captions = new Set(jobs.map(({ caption }) => caption))
  const [caption = ''] = captions
  const groups = Map.groupBy(jobs, ({ options }) => JSON.stringify(options))
  return {
    caption: captions.size > 1 ? null : caption,
    groups: [...groups.values()].map((members) => ({ options: members[0]?.options ?? null, jobIds: members.map(({ id }) => id) }))
  }
}

/** The publish panel. */
export function composerHandlers({ engine }: HandlerContext): HandlersOf<typeof composerCalls> {
  return {
    'composer.choices': ({ jobIds }) => commonChoices(jobIds.flatMap((id) => engine().job(id) ?? []))
  }
}
