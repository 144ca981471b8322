import { count } from '../format.ts'

/** The frame of the window. */
export const appStrings = {
  product: 'Aether Uploader',
  live: {
    settled: (published: number, failed: number, attention: number) =>
      [
        published > 0 ? `${count(published, 'post')} published` : '',
        failed > 0 ? `${count(failed, 'file')} failed` : '',
        attention > 0
          ? `${count(attention, 'file')} ${attention === 1 ? 'needs' : 'need'} attention`
          : ''
      ]
        .filter(Boolean)
        .join(', ')
  },
  practice: {
    banner: 'Practice mode. Nothing leaves this computer.',
    leave: 'Leave practice mode'
  },
  nav: {
    label: 'Places',
    queue: 'Queue',
    history: 'History',
    accounts: 'Accounts',
    settings: 'Settings',
    updateWaits: '(a new version is available)'
  },
  menu: {
    label: 'More',
    changeKey: 'Change the API key',
    forgetKey: 'Forget the API key',
    practice: 'Start practice mode',
    addManual: 'Add a profile id',
    refresh: 'Refresh accounts'
  },
  broken: {
    title: 'The window cannot be shown as it was',
    text: 'The app hit a problem of its own. What is being sent goes on without the window, and nothing of the queue is lost.',
    again: 'Show it anew'
  },
  error: {
    unexpected:
      'The app hit a problem of its own. Nothing was sent because of it. Try again; if it comes back, choose Save diagnostics in the File menu.'
  }
} as const
