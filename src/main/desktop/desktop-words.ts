import type { AppNotification } from './notifications.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { DesktopSummary } from './desktop-summary.ts'

const videos = (count: number): string => (count === 1 ? '1 video' : `${count} videos`)

/** A question with two answers; the first one goes ahead. */
export interface QuitQuestion {
  message: string
  detail: string
  quit: string
  stay: string
}

/** What to ask before the app quits; null when nothing stays undone because of it. */
export function quitQuestion({
  unsent,
  localTimes,
  scheduled: handedOver,
  processing
}: Pick<
  DesktopSummary,
  'unsent' | 'localTimes' | 'scheduled' | 'processing'
>): QuitQuestion | null {
  if (unsent === 0) return null
  const detail = [
    localTimes === unsent &&
      `${unsent === 1 ? 'It has a time' : 'All of them have a time'} that this computer keeps: the app has to run then.`,
    localTimes !== unsent &&
      localTimes > 0 &&
      `${localTimes} of them ${localTimes === 1 ? 'has a time' : 'have times'} that this computer keeps: the app has to run then.`,
    handedOver > 0 &&
      `${videos(handedOver)} ${handedOver === 1 ? 'is' : 'are'} handed to Aether and ${handedOver === 1 ? 'goes' : 'go'} out anyway.`,
    processing > 0 &&
      `${videos(processing)} ${processing === 1 ? 'is' : 'are'} at TikTok already and ${processing === 1 ? 'goes' : 'go'} on without this app.`
  ]
  return {
    message: `${videos(unsent)} will not be sent until the app runs again.`,
    detail: detail.filter((line) => line !== false).join('\n'),
    quit: 'Quit',
    stay: 'Keep running'
  }
}

/** What the tray says. */
export interface TrayWords {
  tooltip: string
  /** The first lines of its menu, to be read only; an ampersand is doubled, as menus want it. */
  lines: string[]
  /** Which of the two can be chosen; null when there is nothing to send. */
  action: 'pause' | 'resume' | null
}

/** The queue's state in the tray, and each account's posts of the last 24 hours and its limit. */
export function trayWords(summary: DesktopSummary, bar: ProgressBar): TrayWords {
  const { open, paused, unsent, quota } = summary
  const state = stateLine(summary, bar)
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
}

function stateLine(
  { open, paused, stopping, unsent, processing, sending }: DesktopSummary,
  bar: ProgressBar
): string {
  if (!open) return 'Not set up yet'
  if (stopping) return 'Pausing after what is being sent'
  if (paused) return unsent > 0 ? `Paused, ${videos(unsent)} left` : 'Paused'
  if (bar.mode === 'error') return 'Waiting for you'
  if (sending > 0) return `Sending, ${videos(unsent)} left`
  if (processing > 0) return `TikTok is processing ${videos(processing)}`
  return unsent > 0 ? `${videos(unsent)} waiting` : 'Nothing to send'
}

/** Said the first time that closing the window leaves the app running. */
export function stillSending(unsent: number): AppNotification {
  return {
    title: 'Aether Uploader goes on in the background',
    body: `${unsent > 0 ? `${videos(unsent)} still to send. ` : ''}Open it again from its icon in the tray, or by starting it once more. The settings say what closing does.`,
    opens: { view: 'settings' }
  }
}

/** Said the first time that a confirmed video has a time which this computer keeps. */
export function offerOpenAtLogin(localTimes: number): AppNotification {
  return {
    title: 'Open Aether Uploader when you log in?',
    body: `${videos(localTimes)} ${localTimes === 1 ? 'has a time' : 'have times'} that this computer keeps: the app has to run then. The settings let it open by itself.`,
    opens: { view: 'settings' }
  }
}
