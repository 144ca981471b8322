import { useEffect, useMemo, useState } from 'react'
import { useApp } from '../../../state/app-store.ts'
import { formatBytes, formatTimeLeft } from '../../../shared/format.ts'
import { strings } from '../../../shared/strings.ts'
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx'
import { useNow } from '../../../shared/use-now.ts'
import { planInShort, readyCount, waitingPlan } from './plan-text.ts'
import { usePlannedInstants } from '../../../state/planned-instants.ts'
import { createSpeedMeter } from '../../../../contract/queue/speed-meter.ts'
import type { Totals } from '../../../state/totals.ts'
import { useAllRows, useTotals } from '../../../state/use-rows.ts'

const text = strings.footer

/** Totals of the batch: items done of all, bytes, smoothed speed and time left. */
export function QueueFooter() {
  const totals = useTotals()
  const speed = useSpeed(totals)
  const calls = useApp((app) => app.state?.queue?.apiCallsThisMonth ?? 0)
  const budget = useApp((app) => app.state?.queue?.apiCallBudget ?? 0)
  const plan = useFooterPlan(totals)
  return (
    // What does not fit wraps out of sight, the last first.
    <footer
      aria-label={text.label}
      className="flex h-9 shrink-0 flex-wrap items-center gap-x-4 overflow-hidden border-t border-line bg-surface px-4 text-xs leading-9 whitespace-nowrap text-muted tabular-nums">
      {totals.batch === 0 ? (
        <span>{text.idle(totals.counts.all, formatBytes(totals.allBytes))}</span>
      ) : (
        <>
          <span className="font-medium text-ink">{batchInWords(totals)}</span>
          <ProgressBar
            percent={Math.floor((totals.batchDone * 100) / totals.batch)}
            className="w-32 shrink-0 @max-3xl:w-20"
          />
          <span>
            {text.bytes(formatBytes(totals.batchSentBytes), formatBytes(totals.batchBytes))}
          </span>
          {speed !== null && (
            <>
              <span>{text.speed(formatBytes(speed.bytesPerS))}</span>
              <span>{text.left(formatTimeLeft(speed.msLeft / 1000))}</span>
            </>
          )}
        </>
      )}
      {plan !== null && (
        <span className="min-w-0 grow basis-40 truncate" title={plan}>
          {plan}
        </span>
      )}
      {calls > 0 && <span className="ml-auto shrink-0">{text.calls(calls, budget)}</span>}
    </footer>
  )
}

/** "1 of 6 done, 1 failed"; at the end "3 published, 3 failed". Same share as the bar beside it. */
function batchInWords({ batch, batchDone, batchFailed }: Totals): string {
  const failed = batchFailed === 0 ? [] : [text.failed(batchFailed)]
  if (batchDone < batch) return [text.done(batchDone, batch), ...failed].join(', ')
  const published = batchDone - batchFailed
  return [...(published === 0 ? [] : [text.published(published)]), ...failed].join(', ')
}

/** The days on which what is ready, or what the daily limit holds, goes out. */
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
  if (waiting !== null) return strings.footerPlan.waiting(waiting)
  return instants === null || instants.length === 0
    ? null
    : strings.footerPlan.before(planInShort(instants, nowMs))
}

/** Speed of the batch while something uploads, once a second; null while it cannot be told. */
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
