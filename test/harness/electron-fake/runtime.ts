import { dialog } from './dialog.ts'

/** Signals that end a program. Windows has none. */
const signals = process.platform === 'win32' ? [] : (['SIGTERM', 'SIGINT', 'SIGHUP'] as const)

/**
 * Takes the signals as Chromium does once the main script has run: who listened before hears nothing any more, and quits are
 * asked for; who listens after this has them alone.
 */
export function holdSignals(quit: () => void): void {
  for (const signal of signals) {
    process.removeAllListeners(signal)
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) quit()
    })
  }
}

/** An error that nobody caught is told in a box, and the app goes on, unless it listens for such errors. */
export function onUncaught(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    dialog.showErrorBox(
      'A JavaScript error occurred in the main process',
      `Uncaught Exception:\n${error.stack ?? `${error.name}: ${error.message}`}`
    )
  })
}
