import { count, grouped } from '../format.ts'

const files = (n: number) => count(n, 'file')

/** The publish panel, the preview of a file, the edit of several, and the confirmation. */
export const composerStrings = {
  scroll: { moreBelow: 'More below' },
  composer: {
    title: 'Publish',
    account: 'Account',
    audience: 'Who can see these posts',
    audiences: {
      PUBLIC_TO_EVERYONE: 'Everyone',
      MUTUAL_FOLLOW_FRIENDS: 'Friends',
      SELF_ONLY: 'Only you'
    },
    audienceHints: {
      PUBLIC_TO_EVERYONE: 'Public on TikTok',
      MUTUAL_FOLLOW_FRIENDS: 'Followers you follow back',
      SELF_ONLY: 'Private'
    },
    ownChoices: (n: number, list: string) =>
      `${n === 1 ? 'This file keeps what was chosen for it' : 'Each file keeps what was chosen for it'}: ${list}. Choose here to change that.`,
    audienceCount: (n: number, audience: string) => `${grouped(n)} ${audience}`,
    allow: 'Allow others to',
    comment: 'Comment',
    duet: 'Duet',
    stitch: 'Stitch',
    unconfirmed: 'Not confirmed: audience, comment, duet, stitch',
    unconfirmedWhy: 'What is not confirmed',
    unconfirmedMore:
      'Aether’s documents do not name its fields for these. TikTok’s own names are sent, and Aether’s answer to each post is checked. Look at the first post on TikTok before you send many.',
    caption: 'Caption',
    captionPlaceholder: 'For all files; {name} becomes the file name',
    insertName: 'Insert {name}',
    counter: (length: number) => `${grouped(length)} of 2,200`,
    hashtags: (n: number) => count(n, 'hashtag'),
    mentions: (n: number) => count(n, 'mention'),
    tooLong: 'The longest caption is over TikTok’s limit of 2,200.',
    hashtagsMany:
      'TikTok seems to ignore hashtags after the fifth. Keep the five that matter most.',
    lineBreaks: 'TikTok may join the lines.',
    result: (caption: string) => `This file: ${caption}`,
    ownCaptions: (n: number) =>
      `${files(n)} ${n === 1 ? 'has a caption of its own and keeps' : 'have a caption of their own and keep'} it.`,
    replaceCaptions: (n: number) =>
      `Replace the ${n === 1 ? 'caption' : 'captions'} of ${files(n)} that ${n === 1 ? 'has one' : 'have one'}`,
    consent: 'By posting, you agree to TikTok’s',
    consentLink: 'Music Usage Confirmation',
    minutes: 'It may take a few minutes until posts show on your profile.',
    publish: (n: number, account: string) => `Publish ${grouped(n)} to ${account}`,
    schedule: (n: number, account: string) => `Schedule ${grouped(n)} to ${account}`,
    publishNone: 'Publish',
    nothingLeft: 'What became of the files',
    filesHere: (n: number) => files(n),
    became: {
      published: 'Published',
      sending: 'Being sent',
      waiting: 'Waiting',
      scheduled: 'Scheduled at Aether',
      unknown: 'Sent, not confirmed',
      failed: 'Failed',
      cancelled: 'Cancelled'
    },
    next: 'Add more videos to publish.',
    nextAgain: 'Retry those that did not go out in the list, or add more videos.',
    why: {
      account: 'Choose an account first.',
      unusable: 'This account is disconnected. Reconnect it under Accounts.',
      nothing: 'Add videos to publish.',
      checking: 'The files are still being checked.',
      blocked: 'No file is ready: those here need attention first.',
      sent: 'Nothing here is left to confirm.',
      allSent: 'All sent.',
      onTheWay: (n: number) =>
        `${files(n)} ${n === 1 ? 'is' : 'are'} on ${n === 1 ? 'its' : 'their'} way.`,
      waiting: (n: number) =>
        `${files(n)} ${n === 1 ? 'is' : 'are'} confirmed and ${n === 1 ? 'waits' : 'wait'}.`,
      selection: 'None of the selected files is ready.',
      audience: 'Choose who can see the posts.',
      caption: 'Shorten the caption.'
    },
    behind: (n: number) =>
      `${files(n)} ${n === 1 ? 'needs' : 'need'} attention and ${n === 1 ? 'stays' : 'stay'} behind.`,
    stillChecking: (n: number) =>
      `${files(n)} ${n === 1 ? 'is' : 'are'} still being checked and ${n === 1 ? 'stays' : 'stay'} behind.`,
    onlySelected: 'Only the selected files are sent.',
    armed: (n: number) => `${count(n, 'video')} confirmed`,
    refused: (n: number, reason: string) =>
      `${files(n)} ${n === 1 ? 'was' : 'were'} not sent: ${reason}`
  },
  captionInPlace: {
    edit: (name: string) => `Edit the caption of ${name}`,
    editWord: 'Edit',
    none: 'Caption: same as all',
    label: (name: string) => `Caption of ${name}`,
    save: 'Save',
    cancel: 'Cancel',
    saved: (name: string) => `Caption of ${name} saved`,
    refused: (reason: string) => `The caption was not changed: ${reason}`
  },
  preview: {
    label: 'Preview',
    play: (name: string) => `Play ${name}`,
    video: (name: string) => `Preview of ${name}`,
    poster: 'A picture from near the start',
    previous: 'Previous file',
    next: 'Next file',
    place: (at: number, of: number) => `${grouped(at)} of ${grouped(of)}`,
    close: 'Close',
    locate: 'Locate…',
    why: {
      video: (name: string, codec: string | null) =>
        `This computer cannot play ${name}${codec === null ? '' : ` (${codec.toUpperCase()})`}. That says nothing about TikTok: the checks are what counts.`,
      missing: (name: string) =>
        `The file is gone: ${name} is not where it was, or cannot be read. Put it back, or choose Locate to say where it is now.`,
      changed: (name: string) =>
        `${name} is no longer the file that was checked. Check it again before you publish.`,
      none: (name: string) =>
        `${name} has no preview: it is not an MP4 or MOV with a picture that could be measured.`
    }
  },
  timing: {
    label: 'When',
    soon: 'As soon as possible',
    at: 'At a time',
    series: 'At a time, then one after another',
    first: 'Date and time',
    zone: (zone: string) => `In this computer’s zone, ${zone}`,
    moment: (when: string, zone: string) => `${when} · ${zone}`,
    every: 'then every',
    everyLabel: 'Distance between posts',
    unitLabel: 'Unit of the distance',
    hours: 'hours',
    days: 'days',
    keepLocal: 'Keep the times on this computer',
    openAtLogin: 'Open the app at login, without its window',
    keptHere: 'This computer must be on, with the app running, at each time.',
    handedOver: 'The app must run until a row says “Handed over to Aether”.',
    handedOverWhy: 'What happens until then',
    handedOverMore:
      'Within 10 days of its time a post is uploaded and handed to Aether, which then publishes it with this computer off.',
    allAt: (n: number, when: string) =>
      n === 1 ? `Goes out ${when}.` : `All ${grouped(n)} go out ${when}.`,
    fromTo: (first: string, last: string) =>
      `The first ${first}, the last ${last}; later where another post of this account has that time.`,
    overLimit: (limit: number) =>
      `That is more than this account’s limit of ${grouped(limit)} in 24 hours; what is over it goes out later.`,
    problems: {
      time: 'Choose a date and a time.',
      passed: 'That time has passed. Choose a later one.',
      every: 'Say how far apart: a whole number, at most a year.'
    }
  },
  publishDays: {
    now: (days: string, limit: number) => `By the daily limit of ${grouped(limit)}: ${days}.`,
    fits: 'All of them fit into today’s limit.'
  },
  edit: {
    title: (n: number, name: string) => (n === 1 ? `Edit ${name}` : `Edit ${files(n)}`),
    mixed: 'Mixed',
    mixedHint: 'Mixed: stays as it is in each file unless you change it.',
    captionFor: 'Which files get this caption',
    forAll: (n: number) => `Replace it in all ${grouped(n)} files`,
    forEmpty: (n: number) => `Only the ${files(n)} without one`,
    clears: (n: number) => `Saving takes the captions of all ${grouped(n)} files away.`,
    hashtags: 'Hashtags',
    hashtagsPlaceholder: '#travel #food',
    hashtagsHow: 'What the hashtags do',
    hashtagWays: {
      add: 'Add to all',
      empty: 'Only where none are',
      replace: 'Replace those at the end'
    },
    hashtagsHint: 'They go to the end of each caption, each once.',
    hashtagsWrong: 'A hashtag is made of letters, numbers and _ alone.',
    notChosen: 'Not chosen yet; you choose when you publish.',
    allow: 'Allow others to',
    yes: 'Yes',
    no: 'No',
    needsAudience: (n: number) =>
      n === 1
        ? 'This file has no audience yet. Choose one first.'
        : 'Some of these files have no audience yet. Choose one first.',
    confirmAgain: (n: number) =>
      `${files(n)} ${n === 1 ? 'is' : 'are'} confirmed already. With another audience or other permissions ${n === 1 ? 'it needs' : 'they need'} confirming again.`,
    tooLong: 'Shorten the caption.',
    loading: 'One moment…',
    cancel: 'Cancel',
    save: 'Save',
    saved: (n: number) => `${files(n)} changed`,
    refused: (n: number, reason: string) =>
      `${files(n)} left as ${n === 1 ? 'it is' : 'they are'}: ${reason}`
  },
  confirm: {
    title: (n: number, account: string) => `Publish ${count(n, 'video')} to ${account}?`,
    titleLater: (n: number, account: string) => `Schedule ${count(n, 'video')} to ${account}?`,
    audience: 'Audience',
    others: 'Others may',
    nobody: 'neither comment, duet nor stitch',
    asChosen: 'what was chosen for each file',
    when: 'When',
    soon: 'As soon as possible',
    handedOver:
      'Handed to Aether within 10 days of its time; until its row says so, the app must run.',
    caption: 'Caption',
    captionOf: (name: string) => `of ${name}`,
    likeIt: (name: string, n: number) =>
      `of ${name}, and ${grouped(n)} like it, each with the name of its file`,
    sameIn: (name: string, n: number) => `of ${name}, and the same for ${grouped(n)} more`,
    nothingSent: (reason: string) =>
      `Nothing was sent. ${reason} Close this, look at the files and publish again; what you typed is kept.`,
    accountGone: (account: string) =>
      `${account} is not connected any more. Nothing was sent; what you typed is kept. Reconnect it under Accounts.`,
    ownCaptions: (n: number) =>
      `${files(n)} with ${n === 1 ? 'a caption of its own' : 'captions of their own'}`,
    warnings: 'Worth a look before you send',
    warning: (n: number, what: string) => `${files(n)}: ${what}`,
    more: (n: number) => `and ${grouped(n)} more`,
    noWarnings: 'No warnings.',
    receipt: 'What you confirm here is kept with each post, under History.',
    practice: 'Practice mode: nothing leaves this computer.',
    cancel: 'Cancel'
  }
} as const
