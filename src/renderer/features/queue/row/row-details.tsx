import { Copy, FolderOpen, Pencil } from 'lucide-react'
import { Fragment, useEffect, useState } from 'react'
import type { JobDetails, JobRow } from '../../../../contract/ipc-rows.ts'
import type { MediaInfo } from '../../../../contract/media/media.ts'
import { setEditing } from '../../../state/app-store.ts'
import { call } from '../../../rpc/client.ts'
import { formatInstant } from '../../../shared/format.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { CheckResults } from './check-results.tsx'
import { copyDetails, showFile } from '../../../state/queue-commands.ts'

/** Codec names as in the checks and in stores; others keep ffprobe's names. */
const codecNames: ReadonlyMap<string, string> = new Map([
  ['h264', 'H.264'],
  ['hevc', 'H.265'],
  ['vp9', 'VP9'],
  ['av1', 'AV1'],
  ['prores', 'ProRes'],
  ['mpeg4', 'MPEG-4']
])

/** Loads the details of a row again each time the row changes. */
function useDetails(row: JobRow): JobDetails | null {
  const [details, setDetails] = useState<JobDetails | null>(null)
  const { id, revision } = row
  useEffect(() => {
    let wanted = true
    call('queue.job', { jobId: id })
      .then((answer) => {
        // A newer answer follows one from before the last change.
        if (wanted && (answer === null || answer.revision >= revision)) setDetails(answer)
        return undefined
      })
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [id, revision])
  return details
}

/** Shows measured and allowed values and what to do, with the file's facts below. */
export function RowDetails({ row }: { row: JobRow }) {
  const details = useDetails(row)
  if (details === null) return <div className="h-16" />
  return (
    <div className="flex flex-col gap-3 pt-1 pr-4 pb-4 pl-16 select-text">
      {row.phase === 'unknown' && (
        <p className="rounded-md bg-amber-soft px-3 py-2">{t('details.unknownHelp')}</p>
      )}
      {details.error !== null && (
        <p className="rounded-md bg-red-soft px-3 py-2">
          {details.error.message}{' '}
          <span className="font-mono text-xs text-muted">{details.error.code}</span>
        </p>
      )}
      <CheckResults row={row} details={details} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
        {factsOf(details).map(
          ([name, fact]) =>
            fact !== null && (
              <Fragment key={name}>
                <dt className="text-muted">{name}</dt>
                <dd className="break-words whitespace-pre-wrap">{fact}</dd>
              </Fragment>
            )
        )}
      </dl>
      <div className="flex flex-wrap gap-2">
        {row.editable && (
          <Button
            size="sm"
            icon={<Pencil size={13} aria-hidden />}
            onClick={() => setEditing([row.id])}>
            {t('details.edit')}
          </Button>
        )}
        {!row.fileMissing && (
          <Button
            size="sm"
            icon={<FolderOpen size={13} aria-hidden />}
            onClick={() => showFile(row.id)}>
            {t('rowMenu.items.folder')}
          </Button>
        )}
        <Button
          size="sm"
          icon={<Copy size={13} aria-hidden />}
          title={t('details.copyHint')}
          onClick={() => copyDetails(row.id)}>
          {t('rowMenu.items.details')}
        </Button>
      </div>
    </div>
  )
}

function factsOf(details: JobDetails): [name: string, fact: string | null][] {
  const { media, options, scheduledFor, settledAt } = details
  // Aether's id of the last request: support needs it for a failure.
  const request = details.history.findLast(({ requestId }) => requestId !== null)
  return [
    [t('details.file'), details.displayPath],
    ['', media === null ? null : mediaText(media)],
    [t('details.caption'), details.caption === '' ? t('details.noCaption') : details.caption],
    [
      t('details.audience'),
      options === null ? null : t(`composer.audiences.${options.privacyLevel}`)
    ],
    [t('details.goesOut'), scheduledFor === null ? null : formatInstant(scheduledFor)],
    [t('details.settled'), settledAt === null ? null : formatInstant(settledAt)],
    [t('details.post'), details.postId],
    [t('details.request'), details.error === null ? null : (request?.requestId ?? null)]
  ]
}

function mediaText({ width, height, codec, fps }: MediaInfo): string | null {
  if (width === null || height === null) return null
  return [
    `${width}×${height}`,
    codec === null ? null : (codecNames.get(codec) ?? codec),
    fps === null ? null : t('details.fps', { fps: Math.round(fps * 100) / 100 })
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
