import { Notification } from 'electron'
import type { Notice } from '../desk/notices.ts'

// A notice that is garbage-collected no longer reports a click.
const shown = new Set<Notification>()

/** Shows a notice through the system, where it has such a thing. */
export function showNotice({ title, body }: Notice, onClick: () => void): void {
  if (!Notification.isSupported()) return
  const notice = new Notification({ title, body })
  shown.add(notice)
  notice.once('click', onClick)
  notice.once('close', () => shown.delete(notice))
  notice.show()
}
