import { Notification } from 'electron'
import type { Notice } from './notices.ts'

// A notification that is garbage-collected no longer reports a click. Windows reports `close` when
// one only moves to its list, where it can still be clicked: so the last ones are always kept.
const kept: Notification[] = []
const mostKept = 20

/** Shows a notice through the system, where it has such a thing. */
export function showNotice(
  { title, body }: Notice,
  onClick: () => void,
  onFailed: (reason: string) => void
): void {
  if (!Notification.isSupported()) return
  const notice = new Notification({ title, body })
  kept.push(notice)
  if (kept.length > mostKept) kept.shift()
  notice.once('click', onClick)
  // macOS shows none of an app that is not signed.
  notice.once('failed', (_event, reason) => onFailed(reason))
  notice.show()
}
