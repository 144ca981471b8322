import {
  Ban,
  CalendarClock,
  CircleArrowUp,
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
  WifiOff
} from 'lucide-react'

/** The icons of a row's status, by meaning. */
export const statusIcons = {
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
export type StatusIcon = keyof typeof statusIcons
