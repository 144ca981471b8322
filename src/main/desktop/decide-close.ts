import type { QueueSummary } from '../../contract/queue/queue-summary.ts'

export interface CloseFacts {
  /** The app is on its way out. */
  quitting: boolean
  platform: NodeJS.Platform
  hasTray: boolean
  closing: 'keep-sending' | 'quit'
  summary: Pick<QueueSummary, 'unsent' | 'sending' | 'processing'>
}

/**
 * What closing the window does: `close` (on Windows and Linux that ends the app), `hide` and keep
 * running, or `quit`, which asks first. The user could not reopen a hidden window without a tray.
 */
export function decideClose({
  quitting,
  platform,
  hasTray,
  closing,
  summary
}: CloseFacts): 'close' | 'hide' | 'quit' {
  // On macOS an app outlives its window, whatever it does.
  if (quitting || platform === 'darwin' || !isBusy(summary)) return 'close'
  return closing === 'keep-sending' && hasTray ? 'hide' : 'quit'
}

/** Whether confirmed videos are still to be sent or followed to their end. */
export function isBusy({ unsent, sending, processing }: CloseFacts['summary']): boolean {
  return unsent > 0 || sending > 0 || processing > 0
}
