import type { QueueSummary } from '../../contract/queue/queue-summary.ts'

/**
 * Decides what closing the window does: `close` (on Windows and Linux that ends the app), `hide`
 * and keep running, or `quit`, which asks first. The user could not reopen a hidden window without
 * a tray.
 */
export function decideClose({
  quitting,
  platform,
  hasTray,
  closing,
  summary: { unsent, sending, processing }
}: {
  /** The app is quitting. */
  quitting: boolean
  platform: NodeJS.Platform
  hasTray: boolean
  closing: 'keep-sending' | 'quit'
  summary: Pick<QueueSummary, 'unsent' | 'sending' | 'processing'>
}): 'close' | 'hide' | 'quit' {
  // Whether confirmed videos are unsent or still processing.
  const isBusy = unsent > 0 || sending > 0 || processing > 0
  // On macOS the app always outlives its window.
  if (quitting || platform === 'darwin' || !isBusy) return 'close'
  return closing === 'keep-sending' && hasTray ? 'hide' : 'quit'
}
