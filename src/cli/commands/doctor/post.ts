import { t } from '../../../contract/messages/say.ts'
import type { Job } from '../../../contract/queue/job.ts'
import { echoedOptions } from '../../../engine/wire/judge-wire.ts'
import type { ApiAnswer, Fields } from '../../../engine/wire/seen.ts'
import { checkAccess } from '../../session/api-access.ts'
import { askLine } from '../../session/ask.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import type { OpenedEngine } from '../../session/open-engine.ts'
import { postOptionsOf } from '../../privacy.ts'
import { shownName } from '../../text/confirmation-text.ts'
import { createJobView } from '../../views/create-job-view.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { publishWith } from '../publish/send.ts'

const post = postOptionsOf({ privacy: 'self' })

/**
 * Posts one video for its owner alone once the user has typed the account's name; via the queue, so
 * never twice. Says which options the answers echoed, and asks the user to check the post.
 */
export async function postPrivately(
  file: string,
  opened: OpenedEngine,
  answers: readonly ApiAnswer[],
  json: boolean,
  context: CliContext
): Promise<ExitCode> {
  const { engine } = opened
  const { accounts } = await checkAccess(engine, true, context.interrupt.signal)
  const typed = await askLine(
    t('cli.doctor.type-name', {
      file: visibleText(file),
      accounts: accounts.map(shownName).join(', ')
    }),
    context
  )
  const account = accounts.find((one) =>
    [one.profileId, shownName(one), shownName(one).slice(1)].includes(typed)
  )
  if (!account) {
    context.stderr.line(t('cli.doctor.not-typed'))
    return exitCodes.failedOrBlocked
  }
  const before = new Set(engine.jobs().flatMap(({ postId }) => postId ?? []))
  // The last thing said is the summary of what was seen.
  const view = { ...createJobView(context, json), end() {} }
  const choices = {
    profile: account.profileId,
    post,
    caption: '',
    captions: [],
    schedule: { scheduledFor: null, every: null, keepLocal: false },
    allowAspect: false,
    repost: false,
    audienceVerified: false,
    yes: true,
    wait: false
  }
  const code = await publishWith(opened, view, [file], choices, context)
  for (const job of engine.jobs())
    if (job.postId !== null && !before.has(job.postId))
      view.note(postText(job, echoedOptions(answers, job.postId)))
  return code
}

function postText({ url }: Job, echo: Fields): string {
  const told = Map.groupBy(Object.entries(post), ([name, value]) =>
    !(name in echo) ? 'not-echoed' : echo[name] === value ? 'echoed' : 'echoed-otherwise'
  )
  const echoes = [...told]
    .map(([how, some]) =>
      t(`cli.doctor.${how}`, { options: some.map(([name]) => name).join(', ') })
    )
    .join(' ')
  return url === null ? t('cli.doctor.look', { echoes }) : t('cli.doctor.look-at', { echoes, url })
}
