import { count, grouped } from '../format.ts'

/** The list, its tabs, banners and totals. */
export const queueStrings = {
  queue: {
    label: 'Queue',
    views: 'Show',
    addFiles: 'Add files',
    addFolder: 'Add folder',
    pause: 'Pause',
    pauseHint: 'What is being sent now still goes out; nothing else starts',
    pauseMore: 'Ways to pause',
    pauseAfter: 'Pause after this one',
    pauseAfterHint: 'What is being sent now still goes out',
    stopNow: 'Stop now',
    stopNowHint: 'Stops uploads at once; they start over later',
    stopping: 'Pausing after this one',
    resume: 'Resume',
    search: 'Search names and captions',
    searchShort: 'Search',
    clearSearch: 'Clear the search',
    nothingFound: (query: string) => `Nothing here has “${query}” in its name or caption.`,
    showAll: 'Show all files',
    selectAll: 'Select all files in this view',
    select: (name: string) => `Select ${name}`,
    retryFailed: 'Retry failed',
    retryFailedHint: (n: number) =>
      n === 1 ? 'Try the failed file once more' : `Try the ${grouped(n)} failed files once more`,
    clearFinished: 'Clear finished',
    clearFinishedHint: 'Takes what is published or cancelled out of the list',
    nothingHere: 'Nothing in this view.',
    attentionShort: 'Attention',
    filters: {
      all: 'All',
      attention: 'Needs attention',
      queue: 'To send',
      scheduled: 'Scheduled',
      published: 'Published',
      failed: 'Failed'
    },
    drop: (n: number) => (n === 0 ? 'Add to the queue' : `Add ${count(n, 'item')} to the queue`),
    dropHint: 'Videos and folders. Nothing is sent before you confirm.',
    dropEscape: 'Esc cancels',
    dropNoAccount: 'Choose an account first',
    notLoaded: {
      title: 'The list could not be loaded',
      text: 'Your files and what is planned for them are kept; only the window does not have them.',
      again: 'Try again'
    },
    otherRunner:
      'Another program sends from this queue at the moment; changes made here are handed to it.'
  },
  empty: {
    title: 'Drop videos or a folder anywhere in this window',
    text: 'They are checked here first. Nothing is sent before you confirm.',
    chooseFiles: 'Choose files',
    chooseFolder: 'Choose folder',
    formats: 'MP4 or MOV, H.264 or H.265, upright 9:16, up to 4 GiB',
    practice: 'Try it in practice mode'
  },
  added: {
    added: (n: number) => `Added ${count(n, 'file')}`,
    nothing: 'Nothing was added',
    again: (n: number) => `${count(n, 'file')} already in the queue`,
    settled: (n: number) => `${count(n, 'file')} already posted or being posted`,
    left: (n: number) => `${count(n, 'file')} skipped: not a video or not readable`
  },
  welcomeBack: {
    title: (n: number) => `${count(n, 'file')} from last time`,
    goOn: (n: number) =>
      n === 1 ? '1 confirmed one goes on' : `${grouped(n)} confirmed ones go on`,
    look: (n: number) => (n === 1 ? '1 needs a look' : `${grouped(n)} need a look`),
    missing: (n: number) =>
      n === 1 ? '1 file is not where it was' : `${grouped(n)} files are not where they were`,
    nothingConfirmed: 'Nothing is sent before you confirm.'
  },
  columns: {
    name: 'Name',
    caption: 'Caption',
    audience: 'Audience',
    audienceAndAccount: 'Account, audience',
    state: 'Status',
    size: 'Size',
    length: 'Length',
    when: 'When',
    check: 'Check',
    order: 'Order of sending',
    hideable: {
      picture: 'Picture',
      caption: 'Caption',
      account: 'Account and audience',
      check: 'Check result',
      size: 'Size and length',
      when: 'When'
    },
    show: 'Columns',
    noRoom: 'no room now',
    noTimes: 'once there are times',
    reset: 'Reset columns',
    widthOf: (column: string) => `Width of ${column}`,
    widthHint: 'Drag to change the width; double-click to reset it',
    menu: (by: string) => `Sort the list, now by: ${by}`,
    onlyShown: 'Sorting changes what you see. Files are sent in the order of sending.',
    reverse: 'Other way round',
    natural: 'Send in natural order (clip 2 before clip 10)',
    naturalSelected: 'Send the selected in natural order'
  },
  bulk: {
    label: 'Selected files',
    selected: (n: number) => `${grouped(n)} selected`,
    audience: (what: string) => `Audience: ${what}`,
    mixed: 'Mixed',
    edit: 'Edit…',
    changeTime: 'Change time…',
    changeTimeShort: 'Time…',
    retry: (n: number) => `Retry ${grouped(n)}`,
    cancel: (n: number) => `Cancel ${grouped(n)}`,
    remove: (n: number) => `Remove ${grouped(n)}`,
    clear: 'Clear selection'
  },
  orders: {
    undo: 'Undo',
    undone: 'Taken back.',
    refused: (n: number, reason: string) => `${count(n, 'file')} left as they are: ${reason}`,
    removed: (n: number, name: string | null) => `Removed ${name ?? count(n, 'file')}`,
    cancelled: (n: number, name: string | null) => `Cancelled ${name ?? count(n, 'file')}`,
    cannotRemove: 'What is on its way stays in the list. Cancel it first.',
    cannotCancel: 'It was sent already and may still appear on TikTok.',
    pausing: 'Paused. What is being sent now still goes out.',
    resumed: 'Resumed.',
    detailsCopied: 'Details copied, without the caption.',
    linkCopied: 'Link copied.',
    moved: (name: string, n: number, place: number, all: number) =>
      `${name}${n > 1 ? ` and ${n - 1} more` : ''} moved to place ${grouped(place)} of ${grouped(all)}`,
    moveSorted: 'Rows can be moved while the list shows the order of sending.',
    sortedNaturally: 'The order of sending is the natural order of the names now.'
  },
  missed: {
    label: 'Posts whose time went by',
    text: (n: number) =>
      `The time of ${count(n, 'post')} went by while the app could not send. Nothing goes out before you say how.`,
    sendSpaced: 'Send now, spaced',
    sendSpacedHint: 'One after the other, with the time between them that they had',
    nextSlot: 'Next free day',
    nextSlotHint: 'At the same time of the next day that has room',
    leave: 'Leave them',
    leaveHint: 'They are not sent; you can confirm them again later'
  },
  time: {
    title: (n: number) => (n === 1 ? 'Change the time' : `Change the time of ${count(n, 'post')}`),
    label: 'Goes out',
    zone: (zone: string) => `In this computer’s time zone, ${zone}.`,
    together: 'All of them get this time; the daily limit spreads them out where it has to.',
    soon: 'As soon as possible',
    at: 'At a set time',
    past: 'This time has passed. Choose a later one.',
    missing: 'Choose a date and a time.',
    save: 'Change time',
    cancel: 'Cancel'
  },
  footerPlan: {
    before: (plan: string) => `Would go out: ${plan}`,
    waiting: (plan: string) => `Daily limit: ${plan}`,
    andLast: (first: string, day: string) => `${first} … the last on ${day}`
  },
  audience: {
    label: 'Check the audience',
    sent: (name: string, audience: string) =>
      `One post was sent for “${audience}” (${name}). Aether did not say whether it took that choice, so the others wait: please look at the post on TikTok.`,
    differs: (name: string) =>
      `Aether answered with another audience or other options than you chose for ${name}. Look at this post on TikTok now; nothing else is sent.`,
    unseen:
      'A post was sent before these. Look at it on TikTok: the others wait until you say that its audience is as you chose.',
    noLink: 'The link comes when TikTok has published it.',
    asChosen: 'It is as I chose'
  },
  footer: {
    label: 'Totals',
    idle: (n: number, size: string) => `${count(n, 'file')}, ${size}`,
    done: (done: number, all: number) => `${grouped(done)} of ${grouped(all)} done`,
    published: (n: number) => `${grouped(n)} published`,
    failed: (n: number) => `${grouped(n)} failed`,
    bytes: (sent: string, all: string) => `${sent} of ${all} sent`,
    speed: (size: string) => `${size}/s`,
    left: (time: string) => `${time} left`,
    calls: (n: number, budget: number) =>
      `${grouped(n)} of ${grouped(budget)} API calls this month`,
    percentDone: (percent: number) => `${percent} percent of the batch is done`
  }
} as const
