import { Video } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../../state/app-store.ts'
import { useRow } from '../../state/use-rows.ts'
import { hasPicture } from './has-picture.ts'
import { thumbnailUrl } from './media-url.ts'

/**
 * Thumbnail of a job's video, sized by `className`; an icon without one. It is made when it first
 * comes into view. Decorative: the file name beside it is its text.
 */
export function Thumbnail({ jobId, className = '' }: { jobId: string; className?: string }) {
  const session = useApp((app) => app.state?.session)
  const row = useRow(jobId)
  const [failed, setFailed] = useState<string | null>(null)
  const url =
    session === undefined || row === undefined || !hasPicture(row)
      ? null
      : thumbnailUrl(session, jobId, row.sizeBytes)
  return (
    <span
      aria-hidden
      className={`grid place-items-center overflow-hidden bg-raised text-muted ${className}`}>
      {url === null || url === failed ? (
        <Video size={15} />
      ) : (
        <img
          key={url}
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailed(url)}
          className="size-full object-cover"
        />
      )}
    </span>
  )
}
