import { Video } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { useApp } from '../../state/app-store.ts'
import { thumbnailUrl } from '../preview/index.ts'

/** A row that is scrolled past is gone before this. */
const lookMs = 300

/** A past post's thumbnail, loaded once its row stays in view; an icon where the file is gone. */
export const PastThumbnail = memo(function PastThumbnail({ jobId }: { jobId: string }) {
  const session = useApp((app) => app.state?.session)
  const [look, setLook] = useState<'not-yet' | 'asked' | 'gone'>('not-yet')
  useEffect(() => {
    const timer = setTimeout(() => setLook('asked'), lookMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <span
      aria-hidden
      className="grid h-10 w-6 place-items-center overflow-hidden rounded-sm border border-line bg-raised text-muted">
      {session !== undefined && look === 'asked' && (
        // A posted video never changes, so its URL needs no size to tell versions apart.
        <img
          src={thumbnailUrl(session, jobId, 0)}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setLook('gone')}
          className="size-full object-cover"
        />
      )}
      {look === 'gone' && <Video size={15} />}
    </span>
  )
})
