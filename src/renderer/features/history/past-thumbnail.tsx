import { Video } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { useApp } from '../../state/app-store.ts'
import { thumbnailUrl } from '../preview/index.ts'

/** A row that is scrolled past is gone before this. */
const lookMs = 300

/** The video's picture at the head of a past post, asked for once the row stays in view; a mark where the file is gone by now. */
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
        // What was posted is not another video later, so the address needs no size to tell one from the other.
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
