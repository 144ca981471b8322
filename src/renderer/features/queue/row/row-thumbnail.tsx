import { Video } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { Thumbnail } from '../../preview/index.ts'

/** A row that is scrolled past is gone before this. */
const lookMs = 300

/** The row's thumbnail, loaded only once the row stays in view, so that scrolling loads none. */
export const RowThumbnail = memo(function RowThumbnail({
  jobId,
  fileMissing
}: {
  jobId: string
  fileMissing: boolean
}) {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), lookMs)
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
