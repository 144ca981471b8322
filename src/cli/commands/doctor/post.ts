import type { Job } from '../../../contract/queue/job.ts'
import type { Phase } from '../../../contract/queue/phase.ts'
import type { Engine } from '../../../engine/engine.ts'
import { echoedOptions } from '../../../engine/wire/judge-wire.ts'
import type { ApiAnswer, Fields } from '../../../engine/wire/seen.ts'
import { checkAccess } from '../../session/api-access.ts'
import { askLine, canAsk } from '../../session/ask.ts'
import type { CliContext } from '../../cli-context.ts'
import { exitCodes, type ExitCode } from '../../exit-code.ts'
import type { OpenedEngine } from '../../session/open-engine.ts'
import { postOptionsOf } from '../../privacy.ts'
import { shownName } from '../../text/confirmation-text.ts'
import { createJobView } from '../../views/create-job-view.ts'
import { findingsText } from '../../text/finding-text.ts'
import { plural } from '../../text/format-amount.ts'
import { visibleText } from '../../../contract/text/visible-text.ts'
import { UsageError } from '../../usage-error.ts'
import { publishWith } from '../publish/send.ts'

const post = postOptionsOf({ privacy: 'self' })
const goesOut: ReadonlySet<Phase> = new Set(['waiting', 'uploading', 'uploaded', 'submitting'])

/** @throws UsageError if this file's private post is impossible, or others would be sent too */
export async function mustBePostable(
  file: string,
  engine: Engine,
  context: CliContext
): Promise<void> {
  if (!canAsk(context))
    throw new UsageError(
      'Nothing was sent: --with-one-private-post asks first, and there is no terminal to ask on.'
    )
  if (engine.queue().runner === 'other')
    throw new UsageError(
      'Nothing was sent: another process (the app or a run) is sending. Close it first.'
    )
  const underWay = engine.jobs().filter(({ phase }) => goesOut.has(phase)).length
  if (underWay > 0)
    throw new UsageError(
      `Nothing was sent: sending would begin for ${plural(underWay, 'file')} of the queue as well. Wait until none is under way, or name another data folder (AETHER_UPLOADER_HOME).`
    )
  let checked = 0
  for await (const { path, verdict, findings } of engine.validate(
    [file],
    { accountType: 'creator', strictAspect: false, allowAspect: false },
    context.interrupt.signal
  )) {
    checked += 1
    if (verdict === 'block' || verdict === 'skip')
      throw new UsageError(`Nothing was sent: ${path} cannot be posted. ${findingsText(findings)}`)
  }
  if (checked !== 1)
    throw new UsageError(`Nothing was sent: name one video, not ${plural(checked, 'video')}.`)
}

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
    `Post ${visibleText(file)} once, for yourself alone and without a caption? If Aether ignores the audience, everyone can see it.
To do so, type the name of the account (${accounts.map(shownName).join(', ')}): `,
    context
  )
  const account = accounts.find((one) =>
    [one.profileId, shownName(one), shownName(one).slice(1)].includes(typed)
  )
  if (!account) {
    context.stderr.line('Nothing was sent: no name of an account was typed.')
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
      view.note(lookText(job, echoedOptions(answers, job.postId)))
  return code
}

function lookText({ url }: Job, echo: Fields): string {
  const told = Object.groupBy(Object.entries(post), ([name, value]) =>
    !(name in echo) ? 'Not echoed' : echo[name] === value ? 'Echoed as sent' : 'Echoed otherwise'
  )
  const words = Object.entries(told).map(
    ([how, some]) => `${how}: ${some.map(([name]) => name).join(', ')}.`
  )
  return `${words.join(' ')} Look at this post on TikTok now${url === null ? '' : ` (${url})`}: only you should be able to see it.`
}
