import type { Notice } from './notices.ts'

const videos = (count: number): string => (count === 1 ? '1 video' : `${count} videos`)

/** Said the first time that closing the window leaves the app running. */
export function stillSending(unsent: number): Notice {
  return {
    title: 'Aether Uploader goes on in the background',
    body: `${unsent > 0 ? `${videos(unsent)} still to send. ` : ''}Open it again from its icon in the tray, or by starting it once more. The settings say what closing does.`,
    opens: { view: 'settings' }
  }
}

/** Said the first time that a confirmed video has a time which this computer keeps. */
export function offerOpenAtLogin(localTimes: number): Notice {
  return {
    title: 'Open Aether Uploader when you log in?',
    body: `${videos(localTimes)} ${localTimes === 1 ? 'has a time' : 'have times'} that this computer keeps: the app has to run then. The settings let it open by itself.`,
    opens: { view: 'settings' }
  }
}
