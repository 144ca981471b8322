import { useState } from 'react'
import type { CopyMode } from '../../../contract/media/transcode.ts'
import { useApp } from '../../state/app-store.ts'
import { hasPicture, thumbnailUrl } from '../preview/index.ts'
import { useRow } from '../../state/use-rows.ts'

/**
 * Shows how a copy will be framed, on a still of this video; without a still, with plain shapes.
 */
export function ModePicture({ mode, jobId }: { mode: CopyMode; jobId: string }) {
  const session = useApp((app) => app.state?.session)
  const row = useRow(jobId)
  const [failed, setFailed] = useState(false)
  const url =
    failed || session === undefined || row === undefined || !hasPicture(row)
      ? null
      : thumbnailUrl(session, jobId, row.sizeBytes)
  return (
    <span
      aria-hidden
      className="relative grid aspect-9/16 h-36 place-items-center overflow-hidden rounded-md bg-black low:h-28">
      {mode === 'blur' &&
        (url === null ? (
          <span className="absolute inset-0 bg-neutral-600" />
        ) : (
          <img
            src={url}
            alt=""
            className="absolute inset-0 size-full scale-110 object-cover blur-sm"
          />
        ))}
      {url === null ? (
        <Shape mode={mode} />
      ) : (
        <img
          src={url}
          alt=""
          onError={() => setFailed(true)}
          className={`relative size-full ${mode === 'crop' ? 'object-cover' : 'object-contain'}`}
        />
      )}
    </span>
  )
}

/** Draws a wide picture of hills under a sun. */
function Shape({ mode }: { mode: CopyMode }) {
  return (
    <svg
      viewBox="0 0 32 18"
      preserveAspectRatio="xMidYMid slice"
      className={`relative ${mode === 'crop' ? 'size-full' : 'w-full'}`}>
      <rect width="32" height="18" fill="#9db4d8" />
      <circle cx="16" cy="6" r="2.4" fill="#ffe9a8" />
      <path d="M0 18V13l7-4 6 5 5-3 7 4 7-5v8z" fill="#4f6d52" />
    </svg>
  )
}
