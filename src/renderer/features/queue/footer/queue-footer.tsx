import { useEffect, useMemo, useState } from 'react'
import { useApp } from '../../../state/app-store.ts'
import { formatBytes, formatTimeLeft } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx'
import { useNow } from '../../../shared/use-now.ts'
import { planInShort, readyCount, waitingPlan } from './plan-text.ts'
import { usePlannedInstants } from '../../../state/planned-instants.ts'
import { createSpeedMeter } from '../../../../contract/queue/speed-meter.ts'
import type { Totals } from '../../../state/totals.ts'
import { useAllRows, useTotals } from '../../../state/use-rows.ts'

/** Totals of the batch: items done of all, bytes, smoothed speed and time left. */
export function QueueFooter() {
  const totals = useTotals()
  const speed = useSpeed(totals)
  const calls = useApp((app) => app.state?.queue?.apiCallsThisMonth ?? 0)
  const budget = useApp((app) => app.state?.queue?.apiCallBudget ?? 0)
  const plan = useFooterPlan(totals)
  return (
    // Items that do not fit wrap out of view, the last first.
    <footer
      aria-label={t('footer.label')}
      className="flex h-9 shrink-0 flex-wrap items-center gap-x-4 overflow-hidden border-t border-line bg-surface px-4 text-xs leading-9 whitespace-nowrap text-muted tabular-nums">
      {totals.batch === 0 ? (
        <span>
          {t('footer.idle', { n: totals.counts.all, size: formatBytes(totals.allBytes) })}
        </span>
      ) : (
        <>
          <span className="font-medium text-ink">{batchInWords(totals)}</span>
          <ProgressBar
            percent={Math.floor((totals.batchDone * 100) / totals.batch)}
            className="w-32 shrink-0 @max-3xl:w-20"
          />
          <span>
            {t('footer.bytes', {
              sent: formatBytes(totals.batchSentBytes),
              all: formatBytes(totals.batchBytes)
            })}
          </span>
          {speed !== null && (
            <>
              <span>{t('footer.speed', { size: formatBytes(speed.bytesPerS) })}</span>
              <span>{t('footer.left', { time: formatTimeLeft(speed.msLeft / 1000) })}</span>
            </>
          )}
        </>
      )}
      {plan !== null && (
        <span className="min-w-0 grow basis-40 truncate" title={plan}>
          {plan}
        </span>
      )}
      {calls > 0 && (
        <span className="ml-auto shrink-0">{t('footer.calls', { n: calls, budget })}</span>
      )}
    </footer>
  )
}

/** Formats "1 of 6 done, 1 failed"; at the end "3 published, 3 failed". Same share as the bar. */
function batchInWords({ batch, batchDone, batchFailed }: Totals): string {
  const failed = batchFailed === 0 ? [] : [t('footer.failed', { n: batchFailed })]
  if (batchDone < batch)
    return [t('footer.done', { done: batchDone, all: batch }), ...failed].join(', ')
  const published = batchDone - batchFailed
  return [...(published === 0 ? [] : [t('footer.published', { n: published })]), ...failed].join(
    ', '
  )
}

/** Returns the days on which ready posts, or those held by the daily limit, go out. */
function useFooterPlan(totals: Totals): string | null {
  const rows = useAllRows()
  const profileId = useApp((app) => app.profileId)
  const selected = useApp((app) => app.selected)
  const ready = useMemo(
    () => (totals.ready === 0 ? 0 : readyCount(rows, profileId, selected)),
    [totals.ready, rows, profileId, selected]
  )
  const instants = usePlannedInstants(profileId, ready)
  const nowMs = useNow(totals.active)
  const waiting = useMemo(() => waitingPlan(rows, nowMs), [rows, nowMs])
  if (waiting !== null) return t('footerPlan.waiting', { plan: waiting })
  return instants === null || instants.length === 0
    ? null
    : t('footerPlan.before', { plan: planInShort(instants, nowMs) })
}

/** Returns the batch's speed during uploads, once a second; null while unknown. */
function useSpeed({
  uploading,
  batchBytes,
  batchSentBytes
}: Totals): { bytesPerS: number; msLeft: number } | null {
  const [meter] = useState(createSpeedMeter)
  const sends = uploading > 0
  const nowMs = useNow(sends)
  useEffect(() => {
    if (sends) meter.note(batchSentBytes, nowMs)
    else meter.reset()
  }, [meter, sends, batchSentBytes, nowMs])
  const msLeft = sends ? meter.msLeft(batchBytes - batchSentBytes, nowMs) : null
  return msLeft === null ? null : { bytesPerS: meter.bytesPerS(nowMs), msLeft }
}
