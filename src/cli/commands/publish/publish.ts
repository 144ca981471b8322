import { t } from '../../../contract/messages/say.ts'
import type { CliContext } from '../../cli-context.ts'
import type { ExitCode } from '../../exit-code.ts'
import { postOptionsOf, type PostFlags } from '../../privacy.ts'
import { canAsk } from '../../session/ask.ts'
import { openEngine } from '../../session/open-engine.ts'
import { withSummary } from '../../session/with-summary.ts'
import { UsageError } from '../../usage-error.ts'
import { createJobView } from '../../views/create-job-view.ts'
import type { Flags } from '../shared-options.ts'
import { readSchedule, type TimeFlags } from '../when.ts'
import { readCaptions } from './captions/read-captions.ts'
import type { Publication } from './publication.ts'
import { publishWith } from './send.ts'

export type PublishOptions = Omit<Publication, 'captions' | 'schedule' | 'post'> &
  PostFlags &
  TimeFlags &
  Flags & { captions?: string }

/** Publishes the files that were named, once the user has confirmed them. */
export async function publish(
  paths: string[],
  options: PublishOptions,
  context: CliContext
): Promise<ExitCode> {
  const publication: Publication = {
    ...options,
    captions: options.captions === undefined ? [] : await readCaptions(options.captions),
    schedule: readSchedule(options),
    post: postOptionsOf(options)
  }
  if (!options.yes && !canAsk(context)) throw new UsageError(t('cli.publish.no-terminal'))
  const view = createJobView(context, options.json)
  await using opened = await withSummary(view, () =>
    openEngine(context, {
      sandbox: options.sandbox,
      talks: true,
      say: (line) => view.note(line),
      uploadConcurrency: options.concurrency,
      limitRateBytesPerS: options.limitRate
    })
  )
  return await publishWith(opened, view, paths, publication, context)
}
