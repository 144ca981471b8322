import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'

const electron = vi.hoisted(() => ({ app: {}, powerMonitor: { on: () => undefined } }))
// Outside Electron the package exports only the path of its binary.
vi.mock('electron', () => electron)
const { holdQuit, quitAtShutdown } = await import('./quit.ts')

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])(
  '%s ends the app cleanly and without a question, whatever stays undone',
  async (signal) => {
    const app = Object.assign(new EventEmitter(), {
      quit: () => app.emit('before-quit', { preventDefault: () => undefined })
    })
    electron.app = app
    const [signals, closed] = [new EventEmitter(), Promise.withResolvers<void>()]
    const ask = vi.fn<() => Promise<boolean>>()
    const quitting = holdQuit({
      question: () => ({ message: '', detail: '', quit: '', stay: '' }),
      ask,
      close: async () => closed.resolve(),
      onHurry: () => undefined,
      onError: closed.reject
    })
    quitAtShutdown(quitting, signals)
    signals.emit(signal)
    await closed.promise
    expect(ask).not.toHaveBeenCalled()
    expect(quitting.underWay()).toBe(true)
  }
)
