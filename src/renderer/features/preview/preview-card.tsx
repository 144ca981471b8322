import { ChevronLeft, ChevronRight, Play } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { formatBytes, formatDuration } from '../../shared/format.ts'
import { t } from '../../../contract/messages/say.ts'
import { IconButton } from '../../shared/ui/button.tsx'
import { useRow } from '../../state/use-rows.ts'
import { Thumbnail } from './thumbnail.tsx'
import { PreviewDialog } from './preview-dialog.tsx'

/**
 * Upright preview of one of several files, played on click, with buttons to reach the others.
 * @param children more about the file shown
 */
export function PreviewCard({
  jobIds,
  shown,
  onShow,
  children
}: {
  jobIds: readonly string[]
  shown: string
  onShow: (jobId: string) => void
  children?: ReactNode
}) {
  const row = useRow(shown)
  const [playing, setPlaying] = useState(false)
  const at = jobIds.indexOf(shown)
  if (row === undefined) return null
  const step = (by: number, label: string, icon: ReactNode) => {
    const next = jobIds[at + by]
    return (
      <IconButton
        label={label}
        aria-disabled={next === undefined}
        // At either end a button does nothing, but keeps the focus.
        className="aria-disabled:opacity-40"
        onClick={() => next !== undefined && onShow(next)}>
        {icon}
      </IconButton>
    )
  }
  return (
    <section aria-label={t('preview.label')} className="flex gap-3">
      <button
        type="button"
        aria-label={t('preview.play', { name: row.name })}
        title={t('preview.play', { name: row.name })}
        // Before the check it is unknown whether it is a video at all.
        disabled={row.phase === 'checking'}
        onClick={() => setPlaying(true)}
        className="group relative aspect-9/16 h-36 shrink-0 low:h-28 overflow-hidden rounded-md border border-line">
        <Thumbnail jobId={shown} className="size-full" />
        <span
          aria-hidden
          className="absolute inset-0 m-auto grid size-8 place-items-center rounded-full bg-neutral-900/95 text-white group-hover:bg-black">
          <Play size={15} fill="currentColor" className="translate-x-px" />
        </span>
      </button>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="truncate font-medium" title={row.name}>
          {row.name}
        </p>
        <p className="text-xs text-muted tabular-nums">
          {[
            row.durationS === null ? null : formatDuration(row.durationS),
            formatBytes(row.sizeBytes)
          ]
            .filter((fact) => fact !== null)
            .join(' · ')}
        </p>
        {children}
        {jobIds.length > 1 && (
          <div className="mt-auto flex items-center gap-1">
            {step(-1, t('preview.previous'), <ChevronLeft size={15} aria-hidden />)}
            <span className="text-xs text-muted tabular-nums">
              {t('preview.place', { at: at + 1, of: jobIds.length })}
            </span>
            {step(1, t('preview.next'), <ChevronRight size={15} aria-hidden />)}
          </div>
        )}
      </div>
      {playing && <PreviewDialog jobId={shown} onClose={() => setPlaying(false)} />}
    </section>
  )
}
