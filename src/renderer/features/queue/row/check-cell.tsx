import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { JobRow } from '../../../../contract/ipc-rows.ts'
import { checkInShort, type CheckInShort } from './check-in-short.ts'

const looks: Record<CheckInShort['level'], { icon: typeof CircleCheck; tone: string }> = {
  block: { icon: CircleAlert, tone: 'text-tone-red' },
  warn: { icon: TriangleAlert, tone: 'text-tone-amber' },
  fine: { icon: CircleCheck, tone: 'text-tone-green' }
}

/** What the checks found, in the fewest words; the opened row has all of it. */
export function CheckCell({ row }: { row: JobRow }) {
  const check = checkInShort(row)
  if (check === null) return <div role="gridcell" />
  const { icon: Icon, tone } = looks[check.level]
  return (
    <div
      role="gridcell"
      className="flex min-w-0 items-start gap-1.5 text-xs text-muted"
      title={check.text}>
      <Icon size={14} aria-hidden className={`mt-px shrink-0 ${tone}`} />
      <p className="line-clamp-2 min-w-0 break-words">{check.text}</p>
    </div>
  )
}
