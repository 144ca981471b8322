import { t } from '../../contract/messages/say.ts'
import type { AppNotification } from './notifications.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { DesktopSummary } from './desktop-summary.ts'

/** A question with two answers; the first one continues. */
export interface QuitQuestion {
  message: string
  detail: string
  quit: string
  stay: string
}

/** Returns the question before the app quits; null if quitting leaves nothing undone. */
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
    localTimes === unsent && t('desktop.quit.all-local', { n: unsent }),
    localTimes !== unsent && localTimes > 0 && t('desktop.quit.some-local', { n: localTimes }),
    handedOver > 0 && t('desktop.quit.handed-over', { n: handedOver }),
    processing > 0 && t('desktop.quit.processing', { n: processing })
  ]
  return {
    message: t('desktop.quit.unsent', { n: unsent }),
    detail: detail.filter((line) => line !== false).join('\n'),
    quit: t('desktop.quit.quit'),
    stay: t('desktop.quit.stay')
  }
}

/** The texts of the tray. */
export interface TrayWords {
  tooltip: string
  /** The first lines of its menu, read-only; ampersands are doubled, as menus require. */
  lines: string[]
  /** Which of the two is available; null when there is nothing to send. */
  action: 'pause' | 'resume' | null
}

/** Formats the queue's state for the tray, and each account's posts of 24 hours with its limit. */
export function trayWords(summary: DesktopSummary, bar: ProgressBar): TrayWords {
  const { open, paused, unsent, quota } = summary
  const state = stateLine(summary, bar)
  const lines = quota.map(({ name, sent, limit }) =>
    quota.length > 1
      ? t('desktop.tray.quota-of', { account: name, sent, limit })
      : t('desktop.tray.quota', { sent, limit })
  )
  const progress =
    bar.mode === 'normal' && bar.fraction > 0
      ? t('desktop.tray.progress', { state, percent: Math.floor(bar.fraction * 100) })
      : state
  return {
    // Windows truncates a tooltip at 127 characters.
    tooltip: [t('product'), progress, ...lines].join('\n').slice(0, 127),
    lines: [state, ...lines].map((line) => line.replaceAll('&', '&&')),
    action: !open ? null : paused ? 'resume' : unsent > 0 ? 'pause' : null
  }
}

function stateLine(
  { open, paused, stopping, unsent, processing, sending }: DesktopSummary,
  bar: ProgressBar
): string {
  if (!open) return t('desktop.tray.not-set-up')
  if (stopping) return t('desktop.tray.pausing')
  if (paused)
    return unsent > 0 ? t('desktop.tray.paused-left', { n: unsent }) : t('desktop.tray.paused')
  if (bar.mode === 'error') return t('desktop.tray.waits-for-you')
  if (sending > 0) return t('desktop.tray.sending', { n: unsent })
  if (processing > 0) return t('desktop.tray.processing', { n: processing })
  return unsent > 0 ? t('desktop.tray.waiting', { n: unsent }) : t('desktop.tray.nothing')
}

/** Shown the first time that closing the window leaves the app running. */
export function stillSending(unsent: number): AppNotification {
  return {
    title: t('desktop.notice.hidden'),
    body: t('desktop.notice.hidden-how', { n: unsent }),
    opens: { view: 'settings' }
  }
}

/** Shown the first time that a confirmed video has a time which this computer keeps. */
export function offerOpenAtLogin(localTimes: number): AppNotification {
  return {
    title: t('desktop.notice.open-at-login'),
    body: t('desktop.notice.open-at-login-why', { n: localTimes }),
    opens: { view: 'settings' }
  }
}
