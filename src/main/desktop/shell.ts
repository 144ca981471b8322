import { powerSaveBlocker } from 'electron'
import type { Shell } from '../../engine/ports.ts'
import type { Notice } from './notices.ts'

/**
 * Keeps the computer awake while something is sent, and hands the engine's notices on.
 * @param notify called with a notice of the engine; without a job it leads to the queue
 */
export function createShell(notify: (notice: Notice) => void): Shell {
  let blocker: number | null = null
  return {
    setBusy(busy) {
      if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
      if (!busy && blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    notify: ({ title, body, jobId }) =>
      notify({ title, body, opens: jobId === null ? { view: 'queue' } : { jobId } })
  }
}
