import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleCheckBig,
  CirclePause,
  CircleQuestionMark,
  CircleX,
  Clock,
  LoaderCircle,
  RotateCcw,
  Send,
  TriangleAlert,
  CircleArrowUp,
  WifiOff
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Tone } from '../../../../contract/queue/phase.ts'
import { strings } from '../../../shared/strings.ts'
import { ProgressBar } from '../../../shared/ui/progress-bar.tsx'
import type { RowStatus, StatusIcon } from './row-status.ts'

const icons: Record<StatusIcon, LucideIcon> = {
  spinner: LoaderCircle,
  warning: TriangleAlert,
  ready: CircleCheck,
  clock: Clock,
  paused: CirclePause,
  offline: WifiOff,
  upload: CircleArrowUp,
  send: Send,
  calendar: CalendarClock,
  published: CircleCheckBig,
  failed: CircleX,
  cancelled: Ban,
  unknown: CircleQuestionMark,
  retry: RotateCcw
}

const tones: Record<Tone, string> = {
  grey: 'text-muted',
  blue: 'text-tone-blue',
  green: 'text-tone-green',
  amber: 'text-tone-amber',
  red: 'text-tone-red',
  violet: 'text-tone-violet'
}

/** A row's icon, word and colour, with a bar during an upload. Without it, a note has two lines. */
export function StatusCell({
  status,
  name,
  id,
  timeIsApart,
  note
}: {
  status: RowStatus
  name: string
  id: string
  /** The row's time stands in a column of its own. */
  timeIsApart: boolean
  /** False where what the note says stands in a column of its own. */
  note: boolean
}) {
  const Icon = icons[status.icon]
  return (
    <div className="min-w-0">
      <div className={`flex items-center gap-1.5 font-medium ${tones[status.tone]}`}>
        <Icon
          size={15}
          aria-hidden
          className={`shrink-0 ${status.icon === 'spinner' ? 'motion-safe:animate-spin' : ''}`}
        />
        <span id={id} className="truncate" title={status.word}>
          {status.word}
          {status.percent !== null && <span className="tabular-nums"> {status.percent} %</span>}
        </span>
      </div>
      {status.percent !== null && (
        <ProgressBar
          percent={status.percent}
          label={strings.row.uploadProgress(name)}
          className="mt-1.5"
        />
      )}
      {note && (
        <Note
          text={timeIsApart ? status.brief : status.note}
          exact={status.exact}
          className={status.percent === null ? 'line-clamp-2' : 'mt-0.5 truncate'}
        />
      )}
    </div>
  )
}

function Note({
  text,
  exact,
  className
}: {
  text: string | null
  exact: string | null
  className: string
}) {
  return text === null ? null : (
    <p
      className={`text-xs text-muted ${className}`}
      title={exact === null ? text : `${text}\n${exact}`}>
      {text}
    </p>
  )
}
