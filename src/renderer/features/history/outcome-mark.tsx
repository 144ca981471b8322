import {
  Ban,
  CalendarClock,
  CircleCheckBig,
  CircleQuestionMark,
  CircleX,
  LoaderCircle,
  type LucideIcon
} from 'lucide-react'
import type { Outcome } from '../../../contract/history/history.ts'
import { t } from '../../../contract/messages/say.ts'

const outcomeStyles: Record<Outcome, { icon: LucideIcon; tone: string }> = {
  published: { icon: CircleCheckBig, tone: 'text-tone-green' },
  failed: { icon: CircleX, tone: 'text-tone-red' },
  unknown: { icon: CircleQuestionMark, tone: 'text-tone-amber' },
  scheduled: { icon: CalendarClock, tone: 'text-tone-violet' },
  'under-way': { icon: LoaderCircle, tone: 'text-tone-blue' },
  cancelled: { icon: Ban, tone: 'text-muted' }
}

/** Icon, word and color of a post's outcome. */
export function OutcomeMark({ outcome, id }: { outcome: Outcome; id?: string }) {
  const { icon: Icon, tone } = outcomeStyles[outcome]
  return (
    <span className={`flex min-w-0 items-center gap-1.5 font-medium ${tone}`}>
      <Icon size={15} aria-hidden className="shrink-0" />
      <span id={id} className="truncate">
        {t(`history.outcomes.${outcome}`)}
      </span>
    </span>
  )
}
