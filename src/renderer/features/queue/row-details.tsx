import { CircleAlert, CircleCheck, Info, Pencil, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Finding } from '../../../contract/finding.ts'
import type { JobDetails, JobRow } from '../../../contract/ipc-rows.ts'
import { measureText } from '../../../contract/measure-text.ts'
import { setEditing } from '../../app/app-store.ts'
import { call } from '../../rpc/client.ts'
import { formatInstant } from '../../shared/format.ts'
import { strings } from '../../shared/strings.ts'
import { Button } from '../../shared/ui/button.tsx'
import { attempt } from '../../shared/use-action.ts'
import { tellRefused } from './queue-orders.ts'

const text = strings.details

const severities = {
  block: { icon: CircleAlert, tone: 'text-tone-red', word: text.block },
  warn: { icon: TriangleAlert, tone: 'text-tone-amber', word: text.warn },
  info: { icon: Info, tone: 'text-muted', word: text.info }
}

/** Asks for the details of a row again each time the row changes. */
function useDetails(row: JobRow): JobDetails | null {
  const [details, setDetails] = useState<JobDetails | null>(null)
  const { id, revision } = row
  useEffect(() => {
    let wanted = true
    call('queue.job', { jobId: id }).then((answer) => {
      // An answer from before the last change is followed by a newer one.
      if (wanted && (answer === null || answer.revision >= revision)) setDetails(answer)
      return undefined
    }).catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [id, revision])
  return details
}

/** What the checks measured, what is allowed and what to do, with the file's facts below. */
export function RowDetails({ row }: { row: JobRow }) {
  const details = useDetails(row)
  if (details === null) return <div className="h-16" />
  const { media } = details
  return (
    <div className="flex flex-col gap-3 pt-1 pr-4 pb-4 pl-16 select-text">
      {row.phase === 'unknown' && <p className="rounded-md bg-amber-soft px-3 py-2">{text.unknownHelp}</p>}
      {details.error !== null && (
        <p className="rounded-md bg-red-soft px-3 py-2">
          {details.error.message} <span className="font-mono text-xs text-muted">{details.error.code}</span>
        </p>
      )}
      <section aria-label={text.checks}>
        {details.findings.length === 0 ? (
          <p className="flex items-center gap-1.5 text-muted">
            {row.phase !== 'checking' && <CircleCheck size={15} aria-hidden className="text-tone-green" />}
            {row.phase === 'checking' ? text.stillChecking : text.fine}
          </p>
        ) : (
          <ul className="flex flex-col gap-2">
            {details.findings.map((finding) => <FindingItem key={finding.code} finding={finding} row={row} />)}
          </ul>
        )}
      </section>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
        <Fact name={text.file}>{details.displayPath}</Fact>
        {media?.width != null && media.height != null && <Fact name="">{text.media(media.width, media.height, media.codec, media.fps)}</Fact>}
        <Fact name={text.caption}>{details.caption === '' ? text.noCaption : details.caption}</Fact>
        {details.options !== null && <Fact name={text.audience}>{strings.composer.audiences[details.options.privacyLevel]}</Fact>}
        {details.scheduledFor !== null && <Fact name={text.goesOut}>{formatInstant(details.scheduledFor)}</Fact>}
        {details.settledAt !== null && <Fact name={text.settled}>{formatInstant(details.settledAt)}</Fact>}
        {details.postId !== null && <Fact name={text.post}>{details.postId}</Fact>}
      </dl>
      {row.editable && <div><Button size="sm" icon={<Pencil size={13} aria-hidden />} onClick={() => setEditing([row.id])}>{text.edit}</Button></div>}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words whitespace-pre-wrap">{children}</dd>
    </>
  )
}

function FindingItem({ finding, row }: { finding: Finding; row: JobRow }) {
  const { icon: Icon, tone, word } = severities[finding.severity]
  const measured = measureText(finding.measured)
  const allowed = measureText(finding.allowed)
  const letThrough = wayThrough(finding)
  return (
    <li className="flex items-start gap-2">
      <Icon size={15} role="img" aria-label={word} className={`mt-px shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1">
        <p>{finding.message}</p>
        <p className="text-xs text-muted">
          {measured !== '' && <>{text.measured} <span className="font-medium text-ink">{measured}</span>, {text.allowed} <span className="font-medium text-ink">{allowed}</span>. </>}
          {finding.action}
        </p>
      </div>
      {letThrough !== null && row.phase === 'needs-attention' && (
        <Button size="sm" onClick={() => attempt(call('queue.edit', { jobIds: [row.id], ...letThrough.edit }).then(tellRefused))}>{letThrough.label}</Button>
      )}
    </li>
  )
}

/** The two blocks that a person may overrule. */
function wayThrough(finding: Finding): { label: string; edit: { allowAspect: true } | { allowRepost: true } } | null {
  if (finding.severity !== 'block') return null
  if (finding.code === 'ASPECT_NOT_9_16') return { label: text.postAsItIs, edit: { allowAspect: true } }
  return finding.code === 'DUPLICATE_CONTENT' ? { label: text.postAnyway, edit: { allowRepost: true } } : null
}
