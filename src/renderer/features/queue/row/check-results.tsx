import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { Finding, FindingCode } from '../../../../contract/media/finding.ts'
import type { JobDetails, JobRow } from '../../../../contract/ipc-rows.ts'
import { measureText } from '../../../../contract/text/measure-text.ts'
import { isBlocked } from '../../../../contract/queue/phase.ts'
import { useAccountOf } from '../../../state/app-store.ts'
import { strings } from '../../../shared/strings.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { attempt } from '../../../shared/use-action.ts'
import { AskLengths } from '../../accounts/index.ts'
import { MendButton } from '../../transcode/index.ts'
import { command } from '../../../state/queue-commands.ts'

const text = strings.checks

const severities = {
  block: { icon: CircleAlert, tone: 'text-tone-red' },
  warn: { icon: TriangleAlert, tone: 'text-tone-amber' },
  info: { icon: Info, tone: 'text-muted' }
}

/** Their message says all: what was measured is a sentence, or names another file. */
const toldByMessage: ReadonlySet<FindingCode> = new Set(['FILE_UNREADABLE', 'DUPLICATE_CONTENT'])

/** Every finding of a file: measured, allowed, what to do, its source, what the user may allow. */
export function CheckResults({
  row,
  details
}: {
  row: JobRow
  details: Pick<JobDetails, 'findings' | 'allowAspect' | 'allowRepost'>
}) {
  const account = useAccountOf(row)
  const isStrict = account?.strictAspect ?? false
  const { findings } = details
  const isLength =
    isBlocked(row.phase) && findings.some(({ code }) => code.startsWith('VIDEO_TOO_'))
  return (
    <section aria-label={text.label}>
      {findings.length === 0 ? (
        <p className="flex items-center gap-1.5 text-muted">
          {row.phase !== 'checking' && (
            <CircleCheck size={15} aria-hidden className="text-tone-green" />
          )}
          {row.phase === 'checking' ? text.running : text.fine}
        </p>
      ) : (
        <ul className="flex flex-col gap-3">
          {findings.map((finding) => (
            <FindingItem
              key={finding.code}
              finding={finding}
              jobId={row.id}
              way={wayThrough(finding, row, details, isStrict)}
            />
          ))}
        </ul>
      )}
      {isLength && account !== null && <AskLengths account={account} />}
      <MendButton row={row} />
    </section>
  )
}

function FindingItem({
  finding,
  jobId,
  way
}: {
  finding: Finding
  jobId: string
  way: Way | null
}) {
  const { icon: Icon, tone } = severities[finding.severity]
  const measured = measureText(finding.measured)
  return (
    <li className="flex items-start gap-2">
      <Icon
        size={15}
        role="img"
        aria-label={text.severities[finding.severity]}
        className={`mt-px shrink-0 ${tone}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{finding.message}</p>
        {measured !== '' && !toldByMessage.has(finding.code) && (
          <p className="text-xs text-muted">
            {text.measured} <span className="font-medium text-ink">{measured}</span>, {text.allowed}{' '}
            <span className="font-medium text-ink">{measureText(finding.allowed)}</span>
          </p>
        )}
        <p className="text-xs">
          {text.toDo} {finding.action}
        </p>
        <p className="text-xs text-muted">
          {text.ruleOf(text.sources[text.ruleSources[finding.code]])}
          {way?.note !== undefined && <> · {way.note}</>}
        </p>
      </div>
      {way !== null && (
        <Button
          size="sm"
          onClick={() => attempt(command({ kind: 'edit', jobIds: [jobId], ...way.edit }))}>
          {way.label}
        </Button>
      )}
    </li>
  )
}

interface Way {
  label: string
  edit: { allowAspect: boolean } | { allowRepost: boolean }
  note?: string
}

/** The two blocks that the user may overrule, and a way to undo that before it is sent. */
function wayThrough(
  finding: Finding,
  row: JobRow,
  allowed: Pick<JobDetails, 'allowAspect' | 'allowRepost'>,
  isStrict: boolean
): Way | null {
  const blocked = finding.severity === 'block' && isBlocked(row.phase)
  const takeBack = { label: text.takeBack, note: text.letThrough }
  const canTakeBack = finding.severity !== 'block' && row.phase === 'ready'
  if (finding.code === 'ASPECT_NOT_9_16') {
    if (blocked) return isStrict ? null : { label: text.postAsItIs, edit: { allowAspect: true } }
    return canTakeBack && allowed.allowAspect ? { ...takeBack, edit: { allowAspect: false } } : null
  }
  if (finding.code !== 'DUPLICATE_CONTENT') return null
  if (blocked) return { label: text.postAnyway, edit: { allowRepost: true } }
  return canTakeBack && allowed.allowRepost ? { ...takeBack, edit: { allowRepost: false } } : null
}
