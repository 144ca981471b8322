import { count } from '../format.ts'

/** Accounts, their limits, and connecting one. */
export const accountsStrings = {
  account: {
    label: 'Account',
    none: 'No account yet',
    unusable: 'disconnected',
    refresh: 'Refresh',
    refreshing: 'Refreshing …',
    refreshed: (n: number) => `${count(n, 'account')} found`,
    notVerified:
      'This Aether version has no list of accounts, so the key is not verified. Add a profile id from your Aether dashboard.',
    addManual: 'Add a profile id',
    addManualLabel: 'Profile id from your Aether dashboard',
    addManualHint:
      'For an Aether that does not list its accounts. Whether the id is right shows with the first post.',
    addManualButton: 'Add',
    missing:
      'No TikTok account is connected to this key yet. Connect one under Accounts; then drop your videos here.',
    dailyLimit: (n: number) => `up to ${n} a day`,
    listLabel: 'TikTok accounts',
    lead: 'Where this API key can post.',
    emptyTitle: 'Connect your TikTok account',
    emptyText:
      'You sign in on TikTok’s own page in your browser, and allow Aether to post for you. This app never sees your TikTok password.',
    emptyAsking: 'Aether is being asked for the accounts of this key …',
    status: {
      connected: 'Connected',
      ended: (word: string | null) => `Disconnected${word === null ? '' : ` (${word})`}`,
      byHand: 'Added by hand, not verified'
    },
    types: { standard: 'Standard account', creator: 'Creator account' },
    used: 'Used for new files',
    choose: 'Use for new files',
    chooseLabel: (name: string) => `Use for new files: ${name}`,
    id: 'Profile id',
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
    removed: (name: string) => `${name} removed. Its history stays.`,
    held: (n: number) =>
      `${count(n, 'confirmed post')} ${n === 1 ? 'waits' : 'wait'} for this account and ${n === 1 ? 'goes' : 'go'} on when it is connected again.`,
    endedText:
      'TikTok or Aether ended the connection. Posts to this account wait until it is connected again.'
  },
  connect: {
    label: 'Connect',
    button: 'Connect a TikTok account',
    another: 'Connect another account',
    again: 'Reconnect',
    againLabel: (name: string) => `Reconnect ${name}`,
    title: (name: string | null) =>
      name === null ? 'Connect a TikTok account' : `Reconnect ${name}`,
    titleDone: 'Account connected',
    preparing: 'Asking Aether for a link …',
    waiting: {
      'app-link':
        'Go on in your browser: sign in to TikTok and allow Aether to post. You are brought back here, and the account shows up by itself.',
      loopback:
        'Go on in your browser: sign in to TikTok and allow Aether to post. Then come back here; the account shows up by itself.',
      page: 'Go on in your browser: sign in to TikTok and allow Aether to post. The last page does not lead back, so return to this window yourself; the account shows up by itself.',
      dashboard:
        'This Aether version makes no links to connect with. Connect the account in your Aether dashboard; it shows up here by itself.'
    },
    cameBack:
      'You are back from TikTok. Aether does not show the account as connected yet and is asked again every 5 seconds.',
    unreachable:
      'Aether could not be asked for your accounts just now. It is asked again every 5 seconds.',
    unlisted:
      'This Aether version has no list of accounts. When you have connected, add the profile id from your Aether dashboard.',
    until: (time: string) => `Waiting until ${time}`,
    openAgain: 'Open the page again',
    openDashboard: 'Open aetherhq.dev',
    stop: 'Stop waiting',
    one: (name: string) => `Is ${name} the account you connected?`,
    many: 'Which of these is the account you connected?',
    yes: (name: string) => `Yes, ${name}`,
    no: 'No, keep waiting',
    none: 'None of these',
    other: (wanted: string) => `You set out to reconnect ${wanted}. This is another account.`,
    stays: (n: number) =>
      n === 1
        ? 'It is connected to this API key, so it stays in the list either way.'
        : 'They are connected to this API key, so all of them stay in the list.',
    ended: {
      connected: (name: string) => `${name} is connected. New files go to this account.`,
      refused: 'Nothing was connected: the browser came back with a refusal.',
      'timed-out':
        'No account showed up within 10 minutes. If you did allow it on TikTok’s page, refresh the list; otherwise try again.',
      failed: 'Connecting could not begin.',
      'late-return':
        'You came back from TikTok while the app was closed. The list is up to date now: check that the account you connected is in it.'
    },
    tryAgain: 'Try again',
    addVideos: 'Add videos',
    close: 'Close'
  },
  quota: {
    label: (name: string) => `Posts of ${name} in the last 24 hours`,
    used: (used: number, limit: number) => `${used} of ${limit} posts in the last 24 hours`,
    opens: (time: string) => `next free place at ${time}`,
    closed: (time: string) => `the limit is reached on TikTok’s side; tried again at ${time}`
  },
  lengths: {
    label: (name: string) => `${name} may post videos`,
    minS: (s: number) => `from ${s} s`,
    maxS: (s: number) => `up to ${s / 60} min`,
    save: 'Save',
    hint: 'TikTok allows accounts different lengths, and Aether does not say which. You are asked once; change it later under Accounts.'
  },
  limits: {
    edit: 'Edit limits',
    editLabel: (name: string) => `Edit limits of ${name}`,
    formLabel: (name: string) => `Limits of ${name}`,
    summary: (minS: number, maxS: number, strict: boolean, daily: number) =>
      `Videos of ${minS} to ${maxS} s · ${strict ? '9:16 only' : '9:16 advised'} · ${count(daily, 'post')} in 24 hours`,
    type: 'Account type',
    typeHint:
      'Aether does not say which one it is. Its guide: 15 to 60 seconds for most accounts, up to 10 minutes where TikTok allows long videos.',
    standard: (minS: number, maxS: number) => `Standard, ${minS} to ${maxS} s`,
    creator: (minS: number, maxS: number) => `Creator, ${minS} to ${maxS} s`,
    shortest: 'Shortest video, in seconds',
    longest: 'Longest video, in seconds',
    lengthHint:
      'Empty: as the account type says. Set these only if TikTok allows this account something else.',
    daily: 'Posts in any 24 hours',
    dailyHint:
      'Aether’s guide says 10 a day; TikTok’s own number differs by account. Posts made elsewhere count at TikTok too.',
    strict: 'Stop files that are not exactly 9:16',
    strictHint: 'Off: upright files of another shape get a warning, wide ones are stopped.',
    save: 'Save limits',
    cancel: 'Cancel',
    saved: 'Limits saved. Files that are not confirmed yet are checked again.',
    problems: {
      length: 'Enter a number of seconds over 0, or leave it empty.',
      order: 'The shortest video cannot be longer than the longest.',
      daily: 'Enter a whole number from 1 to 10,000.'
    }
  }
} as const
