import { FolderSearch } from 'lucide-react'
import { useState } from 'react'
import type { VideoState } from '../../../contract/ipc/media-calls.ts'
import { phaseMay } from '../../../contract/queue/phase.ts'
import { useApp } from '../../state/app-store.ts'
import { call } from '../../rpc/client.ts'
import { t } from '../../../contract/messages/say.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Modal } from '../../shared/ui/modal.tsx'
import { locate } from '../../state/queue-commands.ts'
import { useRow } from '../../state/use-rows.ts'
import { hasPicture } from './has-picture.ts'
import { thumbnailUrl, previewUrl } from './media-url.ts'

/** Plays a job's local video upright, as on a phone; else shows its thumbnail and the reason. */
export function PreviewDialog({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const row = useRow(jobId)
  const session = useApp((app) => app.state?.session)
  const [problem, setProblem] = useState<VideoState | null>(null)
  if (row === undefined || session === undefined) return null
  const thumbnail = hasPicture(row) ? thumbnailUrl(session, jobId, row.sizeBytes) : null
  const ask = (): void => {
    call('media.state', { jobId })
      .then(setProblem)
      .catch(() => setProblem({ state: 'none', codec: null }))
  }
  const findAgain = (): void => {
    onClose()
    locate(jobId)
  }
  return (
    <Modal
      title={row.name}
      onClose={onClose}
      footer={
        <>
          {problem?.state === 'missing' && phaseMay(row.phase, 'locate') && (
            <Button icon={<FolderSearch size={15} aria-hidden />} onClick={findAgain}>
              {t('preview.locate')}
            </Button>
          )}
          <Button onClick={onClose}>{t('preview.close')}</Button>
        </>
      }>
      <div className="flex flex-col items-center gap-3">
        <div className="aspect-9/16 h-[min(560px,calc(100vh-220px))] overflow-hidden rounded-lg bg-black">
          {problem === null ? (
            // A creator's own clip has no caption track, and is muted only by its own controls.
            <video
              aria-label={t('preview.video', { name: row.name })}
              src={previewUrl(session, jobId)}
              poster={thumbnail ?? undefined}
              controls
              autoPlay
              playsInline
              disablePictureInPicture
              controlsList="nodownload noremoteplayback nofullscreen"
              className="size-full object-contain"
              onError={ask}
              onLoadedMetadata={(event) => {
                // Sound without a picture: this computer lacks the video codec.
                if (event.currentTarget.videoWidth === 0) ask()
              }}
            />
          ) : (
            thumbnail !== null && <ThumbnailOnly key={thumbnail} url={thumbnail} />
          )}
        </div>
        {problem !== null && (
          <p role="alert" className="text-center text-balance">
            {problem.state === 'video' && problem.codec !== null
              ? t('preview.why.codec', { name: row.name, codec: problem.codec.toUpperCase() })
              : t(`preview.why.${problem.state}`, { name: row.name })}
          </p>
        )}
      </div>
    </Modal>
  )
}

function ThumbnailOnly({ url }: { url: string }) {
  const [failed, setFailed] = useState(false)
  return failed ? null : (
    <img
      src={url}
      alt={t('preview.poster')}
      onError={() => setFailed(true)}
      className="size-full object-contain"
    />
  )
}
