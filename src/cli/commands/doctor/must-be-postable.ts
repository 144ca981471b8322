import type { Phase } from '../../../contract/queue/phase.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { CliContext } from '../../cli-context.ts'
import { canAsk } from '../../session/ask.ts'
import { findingsText } from '../../text/finding-text.ts'
import { plural } from '../../text/format-amount.ts'
import { UsageError } from '../../usage-error.ts'

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
