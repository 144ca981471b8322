import { Notification } from 'electron'
import type { Notice } from './notices.ts'

// A notice that is garbage-collected no longer reports a click. Windows says that one was closed when it only moved to
// its list of notices, where it can still be clicked: the last ones are kept whatever is said.
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
