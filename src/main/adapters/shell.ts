import { Notification, powerSaveBlocker } from 'electron'
import type { Shell } from '../../engine/ports.ts'

/**
 * Keeps the computer awake while something is sent, and shows the engine's notices through the system.
 * @param onNoticeClick called with the job that the notice was about.
 */
export function createShell(onNoticeClick: (jobId: string | null) => void): Shell {
  let blocker: number | null = null
  // A notice that is garbage-collected no longer reports a click.
  const shown = new Set<Notification>()
  return {
    setBusy(busy) {
      if (busy && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
      if (!busy && blocker !== null) {
        powerSaveBlocker.stop(blocker)
        blocker = null
      }
    },
    notify({ title, body, jobId }) {
      if (!Notification.isSupported()) return
      const notice = new Notification({ title, body })
      shown.add(notice)
      notice.once('click', () => onNoticeClick(jobId))
      notice.once('close', () => shown.delete(notice))
      notice.show()
    }
  }
}
