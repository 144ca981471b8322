import { Info } from 'lucide-react'
import { useId, useState } from 'react'
import { IconButton } from '../../../shared/ui/button.tsx'

/** One short line, with more details behind a button. */
export function InfoNote({
  id,
  short,
  more,
  label
}: {
  id?: string
  short: string
  more: string
  label: string
}) {
  const moreId = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="text-xs text-muted">
      <div className="flex items-center gap-1">
        <p id={id}>{short}</p>
        <IconButton
          small
          label={label}
          aria-expanded={open}
          aria-controls={moreId}
          onClick={() => setOpen(!open)}>
          <Info size={13} aria-hidden />
        </IconButton>
      </div>
      <p id={moreId} hidden={!open} className="mt-0.5 max-w-prose">
        {more}
      </p>
    </div>
  )
}
