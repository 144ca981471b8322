import { t } from '../../contract/messages/say.ts'
import { inByteUnit } from '../../contract/text/time-and-size.ts'

/** Bytes in decimal units, as file managers and bandwidth tests count: "1.25 MB". */
export function formatBytes(bytes: number): string {
  const { value, unit } = inByteUnit(bytes)
  const digits = unit === 'B' || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ${unit}`
}

export function formatSpeed(bytesPerS: number): string {
  return `${formatBytes(bytesPerS)}/s`
}

/** A rough span for people: "40 s", "3 min", "2 h 10 min", "4 days". */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 90) return t('cli.span.seconds', { n: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return t('cli.span.minutes', { n: minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 48)
    return minutes % 60 === 0
      ? t('cli.span.hours', { n: hours })
      : t('cli.span.hours-minutes', { hours, minutes: minutes % 60 })
  return t('cli.span.days', { n: Math.round(hours / 24) })
}
