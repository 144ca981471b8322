import type { JobRow } from '../../contract/ipc-rows.ts'
import { phaseTraits } from '../../contract/queue/phase.ts'
import { t } from '../../contract/messages/say.ts'

const list = new Intl.ListFormat('en', { type: 'unit' })

export interface Announcer {
  note: (before: JobRow | undefined, after: JobRow) => void
  /** Reports the done share of the batch, 0 to 100: announced once at each quarter. */
  progress: (percent: number) => void
}

/**
 * Collects ended jobs and announces them in one sentence, at most once in `gapMs`: a screen reader
 * says "3 posts published, 1 file failed", not every step of every file.
 */
export function createAnnouncer(
  say: (text: string) => void,
  after: (callback: () => void) => void
): Announcer {
  let published = 0
  let failed = 0
  let attention = 0
  let waiting = false
  let quarter = 0
  const flush = (): void => {
    waiting = false
    const parts = [
      published > 0 ? t('live.published', { n: published }) : '',
      failed > 0 ? t('live.failed', { n: failed }) : '',
      attention > 0 ? t('live.attention', { n: attention }) : ''
    ]
    say(list.format(parts.filter(Boolean)))
    published = failed = attention = 0
  }
  return {
    note(before, now) {
      if (before?.phase === now.phase) return
      // A new file may have been checked before the list first shows it. A file that ended is not
      // new.
      if (phaseTraits[now.phase].group === 'attention') attention += 1
      else if (before === undefined) return
      else if (now.phase === 'published') published += 1
      else if (now.phase === 'failed') failed += 1
      else return
      if (waiting) return
      waiting = true
      after(flush)
    },
    progress(percent) {
      const reached = Math.floor(percent / 25)
      // A new batch starts over; the announced outcomes cover its end.
      if (reached > quarter && reached < 4) say(t('footer.percentDone', { percent: reached * 25 }))
      quarter = reached
    }
  }
}
