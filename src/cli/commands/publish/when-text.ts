import { t } from '../../../contract/messages/say.ts'
import type { Spacing } from '../../../contract/queue/schedule.ts'
import { exactTime } from '../../text/local-time.ts'

/** "1 d 12 h", "90 min": a distance between posts. */
export function spacingText({ days, ms }: Spacing): string {
  const minutes = ms / 60_000
  const parts = [
    days > 0 && t('cli.span.d', { n: days }),
    minutes % 60 === 0
      ? minutes > 0 && t('cli.span.hours', { n: minutes / 60 })
      : t('cli.span.minutes', { n: minutes })
  ]
  return parts.filter(Boolean).join(' ')
}

/** When a batch goes out, for the confirmation; null if all now. `times`: in order, null is now. */
export function whenText(
  times: readonly (number | null)[],
  every: Spacing | null,
  timeZone?: string
): string | null {
  const now = t('cli.confirm.time-now')
  const told = times.map((atMs) =>
    atMs === null ? now : exactTime(new Date(atMs).toISOString(), timeZone)
  )
  const [first = now] = told
  const last = told.at(-1) ?? now
  if (told.every((time) => time === now)) return null
  if (told.every((time) => time === first)) return first
  return every === null
    ? t('cli.confirm.series-uneven', { first, last })
    : t('cli.confirm.series', { first, spacing: spacingText(every), last })
}
