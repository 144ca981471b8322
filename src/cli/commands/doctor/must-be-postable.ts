import { t } from '../../../contract/messages/say.ts'
import type { Phase } from '../../../contract/queue/phase.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { CliContext } from '../../cli-context.ts'
import { canAsk } from '../../session/ask.ts'
import { findingsText } from '../../text/finding-text.ts'
import { UsageError } from '../../usage-error.ts'

const goesOut: ReadonlySet<Phase> = new Set(['waiting', 'uploading', 'uploaded', 'submitting'])

/** @throws UsageError if this file's private post is impossible, or others would be sent too */
export async function mustBePostable(
  file: string,
  engine: Engine,
  context: CliContext
): Promise<void> {
  if (!canAsk(context)) throw new UsageError(t('cli.doctor.no-terminal'))
  if (engine.queue().runner === 'other') throw new UsageError(t('cli.doctor.other-sends'))
  const underWay = engine.jobs().filter(({ phase }) => goesOut.has(phase)).length
  if (underWay > 0) throw new UsageError(t('cli.doctor.under-way', { n: underWay }))
  let checked = 0
  for await (const { path, verdict, findings } of engine.validate(
    [file],
    { accountType: 'creator', strictAspect: false, allowAspect: false },
    context.interrupt.signal
  )) {
    checked += 1
    if (verdict === 'block' || verdict === 'skip')
      throw new UsageError(
        t('cli.doctor.not-postable', { file: path, findings: findingsText(findings) })
      )
  }
  if (checked !== 1) throw new UsageError(t('cli.doctor.not-one', { n: checked }))
}
