import type { AccountQuota } from '../../../contract/ipc/account-calls.ts'
import { strings } from '../../shared/strings.ts'
import { ProgressBar } from '../../shared/ui/progress-bar.tsx'
import { useNow } from '../../shared/use-now.ts'
import { clockText } from './clock-text.ts'

const text = strings.quota

/** "3 of 10 posts in the last 24 hours, next free place at 14:05", with a bar. */
export function QuotaLine({
  quota: { used, limit, opensAt, closed },
  name
}: {
  quota: AccountQuota
  name: string
}) {
  const nowMs = useNow(opensAt !== null)
  const when = opensAt === null ? null : clockText(opensAt, nowMs)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ProgressBar
        percent={closed ? 100 : Math.min(100, Math.round((used / limit) * 100))}
        label={text.label(name)}
        className="w-32"
      />
      <p className="text-muted">
        {text.used(used, limit)}
        {when !== null && `, ${closed ? text.closed(when) : text.opens(when)}`}
      </p>
    </div>
  )
}
