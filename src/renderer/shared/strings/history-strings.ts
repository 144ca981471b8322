import { count } from '../format.ts'

/** What was posted before, its receipts, and files that leave the app. */
export const historyStrings = {
  history: {
    title: 'History',
    label: 'Posts',
    search: 'Search names and captions',
    clearSearch: 'Clear the search',
    show: 'Show',
    period: 'Period',
    periods: {
      any: 'Any time',
      day: 'Last 24 hours',
      week: 'Last 7 days',
      month: 'Last 30 days',
      year: 'Last 12 months'
    },
    account: 'Account',
    anyAccount: 'All accounts',
    all: 'All',
    outcomes: {
      published: 'Published',
      failed: 'Failed',
      unknown: 'Not confirmed',
      scheduled: 'Scheduled',
      'under-way': 'Under way',
      cancelled: 'Cancelled'
    },
    total: (n: number): string => count(n, 'post'),
    emptyTitle: 'Nothing posted yet',
    emptyText:
      'Every video that you confirm is kept here with its outcome and its link, also after you clear it from the queue.',
    toQueue: 'Go to the queue',
    noneFound: 'No post matches.',
    showAll: 'Show all posts',
    failed: 'The history could not be read.',
    retry: 'Try again',
    loading: 'Loading',
    openPost: 'Open post',
    openPostOf: (name: string): string => `Open post of ${name}`,
    receiptOf: (name: string): string => `Receipt of ${name}`,
    noCaption: 'No caption',
    export: 'Export',
    exportCsv: 'Table for spreadsheets (CSV)',
    exportJson: 'JSON',
    exportHint: (n: number): string =>
      `The ${count(n, 'post')} shown here, with file paths and captions.`,
    diagnostics: 'Diagnostics for support',
    diagnosticsHint: 'Without keys, captions, names or links.',
    exported: (n: number, name: string): string => `${count(n, 'post')} saved to ${name}`,
    saved: (name: string): string => `Saved ${name}`,
    showFile: 'Show file'
  },
  receipt: {
    title: (name: string): string => `Receipt: ${name}`,
    contents: 'Contents of the receipt',
    close: 'Close',
    outcome: 'Outcome',
    account: 'Account',
    audience: 'Audience',
    others: 'Others may',
    othersMay: {
      comment: 'comment',
      duet: 'duet',
      stitch: 'stitch',
      nothing: 'neither comment, duet nor stitch'
    },
    caption: 'Caption',
    confirmed: 'Confirmed by you',
    sent: 'Sent',
    settled: 'Finished',
    notYet: 'not yet',
    file: 'File',
    size: 'Size',
    hash: 'SHA-256',
    noHash: 'not sent yet',
    postId: 'Post id',
    steps: 'Every step',
    stepTime: 'Time',
    step: 'Step',
    stepNote: 'Details',
    request: 'Aether’s request',
    gone: 'This post is no longer in the queue’s memory.',
    phases: {
      checking: 'Checking',
      'needs-attention': 'Needs attention',
      ready: 'Ready',
      waiting: 'Waiting',
      uploading: 'Uploading',
      uploaded: 'Uploaded',
      submitting: 'Publishing',
      processing: 'TikTok is processing',
      scheduled: 'Scheduled',
      published: 'Published',
      failed: 'Failed',
      cancelled: 'Cancelled',
      unknown: 'Sent, not confirmed'
    },
    waits: {
      schedule: 'for its time',
      quota: 'for the daily limit',
      'rate-limit': 'Aether asked to slow down',
      offline: 'no connection',
      paused: 'paused',
      'audience-check': 'for the look at the first post',
      'not-authorised': 'the key was not accepted',
      reconnect: 'for the account to be reconnected',
      'back-off': 'for another attempt'
    }
  }
} as const
