import { app } from 'electron'

/** Holds the first request to quit until `close` is through, then quits for good. */
export function closeBeforeQuit(close: () => Promise<void>, onError: (error: unknown) => void): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void close().catch(onError).finally(() => {
      state = 'closed'
      app.quit()
    })
  })
}
