import { app, powerMonitor } from 'electron'
import type { QuitQuestion } from '../desktop/desktop-words.ts'

export interface QuitOptions {
  /** Returns the question before a quit; null if quitting leaves nothing undone. */
  question: () => QuitQuestion | null
  /** Asks the user; returns whether to quit. */
  ask: (question: QuitQuestion) => Promise<boolean>
  /** Ends running work; the app exits afterwards. */
  close: () => Promise<void>
  /** Called before `close` when the computer shuts down. */
  onHurry: () => void
  onError: (error: unknown) => void
}

export type Quitting = ReturnType<typeof holdQuit>

/** Delays a quit until the user agrees and `close` has finished, then exits. */
export function holdQuit({ question, ask, close, onHurry, onError }: QuitOptions) {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open'
  let silent = false

  const goAhead = (): void => {
    if (state === 'closing' || state === 'closed') return
    state = 'closing'
    void close()
      .catch(onError)
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  }
  app.on('before-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state !== 'open') return
    const asked = silent ? null : question()
    if (asked === null) return goAhead()
    void askFirst(asked)
  })

  async function askFirst(asked: QuitQuestion): Promise<void> {
    state = 'asking'
    try {
      const yes = await ask(asked)
      if (!yes && state === 'asking') state = 'open'
      if (yes) goAhead()
    } catch (error) {
      onError(error)
      goAhead()
    }
  }

  return {
    /** Returns whether the app is quitting, so that its windows may close. */
    underWay: () => state === 'closing' || state === 'closed',
    /** Quits without a question: the computer is shutting down. */
    now: (): void => {
      silent = true
      onHurry()
      if (state === 'asking') goAhead()
      else app.quit()
    }
  }
}

/**
 * Quits at system shutdown without asking: waits only for work in progress to end cleanly, as long
 * as the system allows. Windows notifies the window instead. Also quits when the terminal that
 * started the app ends it, by Ctrl-C or by being closed. Call once the app is ready.
 */
export function quitAtShutdown({ now }: Quitting, signals: NodeJS.EventEmitter = process): void {
  // Electron's types lack the event.
  const power: NodeJS.EventEmitter = powerMonitor
  // On Linux Electron ignores a 'shutdown' listener if it is the first listener of any kind.
  power.on('resume', () => undefined)
  power.on('shutdown', (event: { preventDefault(): void }) => {
    event.preventDefault()
    now()
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) signals.once(signal, now)
}
