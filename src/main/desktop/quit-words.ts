import type { DesktopSummary } from './desktop-summary.ts'

/** A question with two answers; the first one goes ahead. */
export interface QuitQuestion {
  message: string
  detail: string
  quit: string
  stay: string
}

const videos = (count: number): string => (count === 1 ? '1 video' : `${count} videos`)

/** What to ask before the app quits; null when nothing stays undone because of it. */
export function quitQuestion({
  unsent,
  localTimes,
  scheduled: handedOver,
  processing
}: Pick<
  DesktopSummary,
  'unsent' | 'localTimes' | 'scheduled' | 'processing'
>): QuitQuestion | null {
  if (unsent === 0) return null
  const goesOn = [
    ...(handedOver > 0
      ? [
          `${videos(handedOver)} ${handedOver === 1 ? 'is' : 'are'} handed to Aether and ${handedOver === 1 ? 'goes' : 'go'} out anyway.`
        ]
      : []),
    ...(processing > 0
      ? [
          `${videos(processing)} ${processing === 1 ? 'is' : 'are'} at TikTok already and ${processing === 1 ? 'goes' : 'go'} on without this app.`
        ]
      : [])
  ]
  const times =
    localTimes === 0
      ? []
      : [
          localTimes === unsent
            ? `${unsent === 1 ? 'It has a time' : 'All of them have a time'} that this computer keeps: the app has to run then.`
            : `${localTimes} of them ${localTimes === 1 ? 'has a time' : 'have times'} that this computer keeps: the app has to run then.`
        ]
  return {
    message: `${videos(unsent)} will not be sent until the app runs again.`,
    detail: [...times, ...goesOn].join('\n'),
    quit: 'Quit',
    stay: 'Keep running'
  }
}
