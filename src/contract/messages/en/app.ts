/** The frame of the window. */
export const app = {
  product: 'Aether Uploader',
  'live.published': '{n, plural, one {# post published} other {# posts published}}',
  'live.failed': '{n, plural, one {# file failed} other {# files failed}}',
  'live.attention': '{n, plural, one {# file needs attention} other {# files need attention}}',
  'practice.banner': 'Practice mode. Nothing leaves this computer.',
  'practice.leave': 'Leave practice mode',
  'nav.label': 'Places',
  'nav.queue': 'Queue',
  'nav.history': 'History',
  'nav.accounts': 'Accounts',
  'nav.settings': 'Settings',
  'toasts.label': 'Notifications',
  'nav.updateWaits': '(a new version is available)',
  'menu.label': 'More',
  'menu.changeKey': 'Change the API key',
  'menu.forgetKey': 'Forget the API key',
  'menu.practice': 'Start practice mode',
  'menu.addManual': 'Add a profile id',
  'menu.refresh': 'Refresh accounts',
  'broken.title': 'The window cannot be shown as it was',
  'broken.text':
    'The app hit a problem of its own. What is being sent goes on without the window, and nothing of the queue is lost.',
  'broken.again': 'Show it anew',
  'error.unexpected':
    'The app hit a problem of its own. Nothing was sent because of it. Try again; if it comes back, choose Save diagnostics in the File menu.'
} as const
