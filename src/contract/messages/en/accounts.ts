/** Accounts, their limits, and connecting one. */
export const accounts = {
  'account.label': 'Account',
  'account.none': 'No account yet',
  'account.unusable': 'disconnected',
  'account.refresh': 'Refresh',
  'account.refreshing': 'Refreshing …',
  'account.refreshed': '{n, plural, one {# account} other {# accounts}} found',
  'account.notVerified':
    'This Aether version has no list of accounts, so the key is not verified. Add a profile id from your Aether dashboard.',
  'account.addManual': 'Add a profile id',
  'account.addManualLabel': 'Profile id from your Aether dashboard',
  'account.addManualHint':
    'For an Aether that does not list its accounts. Whether the id is right shows with the first post.',
  'account.addManualButton': 'Add',
  'account.missing':
    'No TikTok account is connected to this key yet. Connect one under Accounts; then drop your videos here.',
  'account.dailyLimit': 'up to {n} a day',
  'account.listLabel': 'TikTok accounts',
  'account.lead': 'Where this API key can post.',
  'account.emptyTitle': 'Connect your TikTok account',
  'account.emptyText':
    'You sign in on TikTok’s own page in your browser, and allow Aether to post for you. This app never sees your TikTok password.',
  'account.emptyAsking': 'Aether is being asked for the accounts of this key …',
  'account.status.connected': 'Connected',
  'account.status.ended': 'Disconnected',
  'account.status.endedBy': 'Disconnected ({word})',
  'account.status.byHand': 'Added by hand, not verified',
  'account.types.standard': 'Standard account',
  'account.types.creator': 'Creator account',
  'account.used': 'Used for new files',
  'account.choose': 'Use for new files',
  'account.chooseLabel': 'Use for new files: {name}',
  'account.id': 'Profile id',
  'account.remove': 'Remove',
  'account.removeLabel': 'Remove {name}',
  'account.removed': '{name} removed. Its history stays.',
  'account.held':
    '{n, plural, one {# confirmed post waits for this account and goes on when it is connected again.} other {# confirmed posts wait for this account and go on when it is connected again.}}',
  'account.endedText':
    'TikTok or Aether ended the connection. Posts to this account wait until it is connected again.',
  'connect.label': 'Connect',
  'connect.button': 'Connect a TikTok account',
  'connect.another': 'Connect another account',
  'connect.again': 'Reconnect',
  'connect.againLabel': 'Reconnect {name}',
  'connect.title': 'Connect a TikTok account',
  'connect.titleAgain': 'Reconnect {name}',
  'connect.titleDone': 'Account connected',
  'connect.preparing': 'Asking Aether for a link …',
  'connect.waiting.app-link':
    'Go on in your browser: sign in to TikTok and allow Aether to post. You are brought back here, and the account shows up by itself.',
  'connect.waiting.loopback':
    'Go on in your browser: sign in to TikTok and allow Aether to post. Then come back here; the account shows up by itself.',
  'connect.waiting.page':
    'Go on in your browser: sign in to TikTok and allow Aether to post. The last page does not lead back, so return to this window yourself; the account shows up by itself.',
  'connect.waiting.dashboard':
    'This Aether version makes no links to connect with. Connect the account in your Aether dashboard; it shows up here by itself.',
  'connect.cameBack':
    'You are back from TikTok. Aether does not show the account as connected yet and is asked again every 5 seconds.',
  'connect.unreachable':
    'Aether could not be asked for your accounts just now. It is asked again every 5 seconds.',
  'connect.unlisted':
    'This Aether version has no list of accounts. When you have connected, add the profile id from your Aether dashboard.',
  'connect.until': 'Waiting until {time}',
  'connect.openAgain': 'Open the page again',
  'connect.openDashboard': 'Open aetherhq.dev',
  'connect.stop': 'Stop waiting',
  'connect.one': 'Is {name} the account you connected?',
  'connect.many': 'Which of these is the account you connected?',
  'connect.yes': 'Yes, {name}',
  'connect.no': 'No, keep waiting',
  'connect.none': 'None of these',
  'connect.other': 'You set out to reconnect {wanted}. This is another account.',
  'connect.stays':
    '{n, plural, one {It is connected to this API key, so it stays in the list either way.} other {They are connected to this API key, so all of them stay in the list.}}',
  'connect.ended.connected': '{name} is connected. New files go to this account.',
  'connect.ended.refused': 'Nothing was connected: the browser came back with a refusal.',
  'connect.ended.timed-out':
    'No account showed up within 10 minutes. If you did allow it on TikTok’s page, refresh the list; otherwise try again.',
  'connect.ended.failed': 'Connecting could not begin.',
  'connect.ended.late-return':
    'You came back from TikTok while the app was closed. The list is up to date now: check that the account you connected is in it.',
  'connect.tryAgain': 'Try again',
  'connect.addVideos': 'Add videos',
  'connect.close': 'Close',
  'quota.label': 'Posts of {name} in the last 24 hours',
  'quota.used': '{used} of {limit} posts in the last 24 hours',
  'quota.opens': 'next free place at {time}',
  'quota.closed': 'the limit is reached on TikTok’s side; tried again at {time}',
  'lengths.label': '{name} may post videos',
  'lengths.minS': 'from {s} s',
  'lengths.maxS': 'up to {minutes} min',
  'lengths.save': 'Save',
  'lengths.hint':
    'TikTok allows accounts different lengths, and Aether does not say which. You are asked once; change it later under Accounts.',
  'limits.edit': 'Edit limits',
  'limits.editLabel': 'Edit limits of {name}',
  'limits.formLabel': 'Limits of {name}',
  'limits.summary':
    'Videos of {minS} to {maxS} s · {strict, select, true {9:16 only} other {9:16 advised}} · {daily, plural, one {# post} other {# posts}} in 24 hours',
  'limits.type': 'Account type',
  'limits.typeHint':
    'Aether does not say which one it is. Its guide: 15 to 60 seconds for most accounts, up to 10 minutes where TikTok allows long videos.',
  'limits.standard': 'Standard, {minS} to {maxS} s',
  'limits.creator': 'Creator, {minS} to {maxS} s',
  'limits.shortest': 'Shortest video, in seconds',
  'limits.longest': 'Longest video, in seconds',
  'limits.lengthHint':
    'Empty: as the account type says. Set these only if TikTok allows this account something else.',
  'limits.daily': 'Posts in any 24 hours',
  'limits.dailyHint':
    'Aether’s guide says 10 a day; TikTok’s own number differs by account. Posts made elsewhere count at TikTok too.',
  'limits.strict': 'Stop files that are not exactly 9:16',
  'limits.strictHint': 'Off: upright files of another shape get a warning, wide ones are stopped.',
  'limits.save': 'Save limits',
  'limits.cancel': 'Cancel',
  'limits.saved': 'Limits saved. Files that are not confirmed yet are checked again.',
  'limits.problems.length': 'Enter a number of seconds over 0, or leave it empty.',
  'limits.problems.order': 'The shortest video cannot be longer than the longest.',
  'limits.problems.daily': 'Enter a whole number from 1 to 10,000.'
} as const
