import { ChevronRight, CircleAlert, CircleCheck, TriangleAlert, Video } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import type { HideableColumn } from '../../../../contract/queue/list-columns.ts'
import { isBlocked } from '../../../../contract/queue/phase.ts'
import { accountName } from '../../../../contract/account/account-name.ts'
import { formatBytes, formatDuration } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { toggleExpanded, useAccountOf, useSeveralAccounts } from '../../../state/app-store.ts'
import { Thumbnail } from '../../preview/index.ts'
import { checkInShort, type CheckInShort } from './check-in-short.ts'
import { whenOf } from './when.ts'

export function NameCell({
  row,
  tabIndex,
  expanded,
  shown
}: {
  row: JobRow
  tabIndex: number
  expanded: boolean
  shown: ReadonlySet<HideableColumn>
}) {
  // The line under the name has what has no column.
  const blocked = isBlocked(row.phase) && row.headline !== null ? row.headline : null
  const second = blocked ?? (shown.has('caption') ? '' : row.caption)
  const facts = sizeAndLength(row).join(' · ')
  return (
    <div role="gridcell" className="flex min-w-0 items-center gap-2">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-expanded={expanded}
        aria-label={
          expanded ? t('row.hide', { name: row.name }) : t('row.show', { name: row.name })
        }
        onClick={() => toggleExpanded(row.id)}
        className="grid size-5 shrink-0 place-items-center rounded text-muted hover:bg-raised hover:text-ink">
        <ChevronRight size={15} aria-hidden className={expanded ? 'rotate-90' : ''} />
      </button>
      {shown.has('picture') && <RowThumbnail jobId={row.id} fileMissing={row.fileMissing} />}
      <div className="min-w-0">
        <p id={`name-${row.id}`} className="truncate font-medium" title={row.name}>
          {row.name}
        </p>
        <p className="truncate text-xs text-muted" title={second === '' ? undefined : second}>
          {!shown.has('size') && (
            <span className="tabular-nums">
              {facts}
              {second !== '' && ' · '}
            </span>
          )}
          {second}
        </p>
      </div>
    </div>
  )
}

export function CaptionCell({ row }: { row: JobRow }) {
  return (
    <div
      role="gridcell"
      className="min-w-0 text-xs text-muted"
      title={row.caption === '' ? undefined : row.caption}>
      <p className="line-clamp-2 break-words">{row.caption}</p>
    </div>
  )
}

export function AudienceCell({ row }: { row: JobRow }) {
  const account = useAccountOf(row)
  const severalAccounts = useSeveralAccounts()
  return (
    <div role="gridcell" className="min-w-0 text-xs text-muted">
      {severalAccounts && account !== null && <p className="truncate">{accountName(account)}</p>}
      {row.privacyLevel !== null && (
        <p className="truncate">{t(`composer.audiences.${row.privacyLevel}`)}</p>
      )}
    </div>
  )
}

export function SizeCell({ row }: { row: JobRow }) {
  const [size, length] = sizeAndLength(row)
  return (
    <div role="gridcell" className="text-right text-xs text-muted tabular-nums">
      <p>{size}</p>
      <p>{length}</p>
    </div>
  )
}

const sizeAndLength = ({ sizeBytes, durationS }: JobRow): string[] => [
  formatBytes(sizeBytes),
  ...(durationS === null ? [] : [formatDuration(durationS)])
]

export function WhenCell({ row, nowMs }: { row: JobRow; nowMs: number }) {
  const when = whenOf(row, nowMs)
  return (
    <div
      role="gridcell"
      className="min-w-0 pl-2 text-xs text-muted tabular-nums"
      title={when?.exact}>
      {when !== null && <p className="truncate">{when.text}</p>}
      {when !== null && when.note !== null && <p className="truncate">{when.note}</p>}
    </div>
  )
}

const checkStyles: Record<CheckInShort['level'], { icon: typeof CircleCheck; tone: string }> = {
  block: { icon: CircleAlert, tone: 'text-tone-red' },
  warn: { icon: TriangleAlert, tone: 'text-tone-amber' },
  fine: { icon: CircleCheck, tone: 'text-tone-green' }
}

/** Shows the findings in few words; the opened row has all of them. */
export function CheckCell({ row }: { row: JobRow }) {
  const check = checkInShort(row)
  if (check === null) return <div role="gridcell" />
  const { icon: Icon, tone } = checkStyles[check.level]
  return (
    <div
      role="gridcell"
      className="flex min-w-0 items-start gap-1.5 text-xs text-muted"
      title={check.text}>
      <Icon size={14} aria-hidden className={`mt-px shrink-0 ${tone}`} />
      <p className="line-clamp-2 min-w-0 break-words">{check.text}</p>
    </div>
  )
}

/** A row that only scrolls past is gone before this. */
const visibleMs = 300

/** The row's thumbnail, loaded only once the row stays in view, so that scrolling loads none. */
const RowThumbnail = memo(function RowThumbnail({
  jobId,
  fileMissing
}: {
  jobId: string
  fileMissing: boolean
}) {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), visibleMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <span
      aria-hidden
      className="grid h-10 w-6 shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-raised text-muted">
      {stays &&
        (fileMissing ? <Video size={15} /> : <Thumbnail jobId={jobId} className="size-full" />)}
    </span>
  )
})
