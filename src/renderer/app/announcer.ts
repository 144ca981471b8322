import type { JobRow } from '../../contract/ipc-rows.ts'
import { strings } from '../shared/strings.ts'

export interface Announcer {
  note: (before: JobRow | undefined, after: JobRow) => void
}

/**
 * Gathers what came to an end and says it in one sentence, at most once in `gapMs`: a screen reader hears
 * "3 posts published, 1 file failed", not every step of every file.
 */
export function createAnnouncer(say: (text: string) => void, after: (callback: () => void) => void): Announcer {
  let published = 0
  let failed = 0
  let attention = 0
  let waiting = false
  const flush = (): void => {
    waiting = false
    say(strings.live.settled(published, failed, attention))
    published = failed = attention = 0
  }
  return {
    note(before, now) {
      if (before === undefined || before.phase === now.phase) return
      if (now.phase === 'published') published += 1
      else if (now.phase === 'failed') failed += 1
      else if (now.phase === 'needs-attention' || now.phase === 'unknown') attention += 1
      else return
      if (waiting) return
      waiting = true
      after(flush)
    }
  }
}
