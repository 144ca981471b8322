import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { Finding, FindingCode } from '../../../../contract/media/finding.ts'
import type { JobDetails, JobRow } from '../../../../contract/ipc-rows.ts'
import { measureText, toldByMessage } from '../../../../contract/text/measure-text.ts'
import { isBlocked } from '../../../../contract/queue/phase.ts'
import { useAccountOf } from '../../../state/app-store.ts'
import { t } from '../../../../contract/messages/say.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { attempt } from '../../../shared/use-action.ts'
import { AskLengths } from '../../accounts/index.ts'
import { FixButton } from '../../transcode/index.ts'
import { ruleSources } from './rule-sources.ts'
import { command } from '../../../state/queue-commands.ts'

const severities = {
  block: { icon: CircleAlert, tone: 'text-tone-red' },
  warn: { icon: TriangleAlert, tone: 'text-tone-amber' },
  info: { icon: Info, tone: 'text-muted' }
}

/** Every finding of a file: measured, allowed, what to do, its source, and possible exceptions. */
export function CheckResults({ row, details }: { row: JobRow; details: JobDetails }) {
  const account = useAccountOf(row)
  const isStrict = account?.strictAspect ?? false
  const { findings } = details
  const isLength =
    isBlocked(row.phase) && findings.some(({ code }) => code.startsWith('VIDEO_TOO_'))
  return (
    <section aria-label={t('checks.label')}>
      {findings.length === 0 ? (
        <p className="flex items-center gap-1.5 text-muted">
          {row.phase !== 'checking' && (
            <CircleCheck size={15} aria-hidden className="text-tone-green" />
          )}
          {row.phase === 'checking' ? t('checks.running') : t('checks.fine')}
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
      <FixButton row={row} />
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
        aria-label={t(`checks.severities.${finding.severity}`)}
        className={`mt-px shrink-0 ${tone}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{finding.message}</p>
        {measured !== '' && !toldByMessage.has(finding.code) && (
          <p className="text-xs text-muted">
            {t('checks.measured')} <span className="font-medium text-ink">{measured}</span>,{' '}
            {t('checks.allowed')}{' '}
            <span className="font-medium text-ink">{measureText(finding.allowed)}</span>
          </p>
        )}
        <p className="text-xs">
          {t('checks.toDo')} {finding.action}
        </p>
        <p className="text-xs text-muted">
          {t('checks.ruleOf', { source: t(`checks.sources.${ruleSources[finding.code]}`) })}
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

/** The two blocks that the user may override. */
const overrules: Partial<
  Record<FindingCode, { key: keyof Allowed; label: 'checks.postAsItIs' | 'checks.postAnyway' }>
> = {
  ASPECT_NOT_9_16: { key: 'allowAspect', label: 'checks.postAsItIs' },
  DUPLICATE_CONTENT: { key: 'allowRepost', label: 'checks.postAnyway' }
}

type Allowed = Pick<JobDetails, 'allowAspect' | 'allowRepost'>
interface Way {
  label: string
  edit: Partial<Allowed>
  note?: string
}

/** Returns how the user may override a block, and undo that before it is sent. */
function wayThrough(
  { code, severity }: Finding,
  { phase }: JobRow,
  allowed: Allowed,
  isStrict: boolean
): Way | null {
  const overrule = overrules[code]
  if (overrule === undefined) return null
  const { key, label } = overrule
  if (severity === 'block' && isBlocked(phase))
    return key === 'allowAspect' && isStrict ? null : { label: t(label), edit: { [key]: true } }
  return severity !== 'block' && phase === 'ready' && allowed[key]
    ? { label: t('checks.takeBack'), note: t('checks.letThrough'), edit: { [key]: false } }
    : null
}
