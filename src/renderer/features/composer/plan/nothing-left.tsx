import { strings } from '../../../shared/strings.ts'
import type { SentCount, SentGroup } from './sent-counts.ts'

const text = strings.composer
const tones: Record<SentGroup, string> = {
  published: 'bg-tone-green',
  sending: 'bg-tone-blue',
  waiting: 'bg-line-strong',
  scheduled: 'bg-tone-violet',
  unknown: 'bg-tone-amber',
  failed: 'bg-tone-red',
  cancelled: 'bg-line-strong'
}

/** Replaces the fields once no file is left to confirm: shows the files' outcomes. */
export function NothingLeft({ sent }: { sent: readonly SentCount[] }) {
  const total = sent.reduce((sum, { files }) => sum + files, 0)
  const again = sent.some(({ group }) => group === 'failed' || group === 'cancelled')
  return (
    <section aria-label={text.nothingLeft} className="flex flex-col gap-3">
      <div className="rounded-lg border border-line">
        <p className="border-b border-line px-3 py-2 font-medium">{text.filesHere(total)}</p>
        <dl className="flex flex-col gap-1 px-3 py-2">
          {sent.map(({ group, files }) => (
            <div key={group} className="flex items-center gap-2">
              <span aria-hidden className={`size-2 shrink-0 rounded-full ${tones[group]}`} />
              <dt className="flex-1">{text.became[group]}</dt>
              <dd className="tabular-nums">{files.toLocaleString('en')}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="text-xs text-muted">{again ? text.nextAgain : text.next}</p>
    </section>
  )
}
