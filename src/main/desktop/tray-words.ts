import type { ProgressBar } from './progress-bar.ts'
import type { DesktopSummary } from './desktop-summary.ts'

/** What the tray says. */
export interface TrayWords {
  tooltip: string
  /** The first lines of its menu, to be read only; an ampersand is doubled, as menus want it. */
  lines: string[]
  /** Which of the two can be chosen; null when there is nothing to send. */
  action: 'pause' | 'resume' | null
}

/** The queue's state in the tray, and each account's posts of the last 24 hours and its limit. */
export function trayWords(
  { open, paused, stopping, unsent, processing, sending, quota }: DesktopSummary,
  bar: ProgressBar
): TrayWords {
  const state = stateLine()
  const lines = quota.map(
    ({ name, sent, limit }) =>
      `${quota.length > 1 ? `${name}: ` : ''}${sent} of ${limit} sent today`
  )
  const percent =
    bar.mode === 'normal' && bar.fraction > 0 ? ` ${Math.floor(bar.fraction * 100)}%` : ''
  return {
    // Windows cuts a tooltip at 127 characters.
    tooltip: ['Aether Uploader', state + percent, ...lines].join('\n').slice(0, 127),
    lines: [state, ...lines].map((line) => line.replaceAll('&', '&&')),
    action: !open ? null : paused ? 'resume' : unsent > 0 ? 'pause' : null
  }

  function stateLine(): string {
    if (!open) return 'Not set up yet'
    if (stopping) return 'Pausing after what is being sent'
    if (paused) return unsent > 0 ? `Paused, ${count(unsent)} left` : 'Paused'
    if (bar.mode === 'error') return 'Waiting for you'
    if (sending > 0) return `Sending, ${count(unsent)} left`
    if (processing > 0) return `TikTok is processing ${count(processing)}`
    return unsent > 0 ? `${count(unsent)} waiting` : 'Nothing to send'
  }
}

const count = (videos: number): string => (videos === 1 ? '1 video' : `${videos} videos`)
