import { count } from '../format.ts'

/** The publish panel and the confirmation. */
export const composerStrings = {
  composer: {
    title: 'Publish',
    account: 'Account',
    audience: 'Who can see these posts',
    audiences: { PUBLIC_TO_EVERYONE: 'Everyone', MUTUAL_FOLLOW_FRIENDS: 'Friends', SELF_ONLY: 'Only you' },
    audienceHints: { PUBLIC_TO_EVERYONE: 'Public on TikTok', MUTUAL_FOLLOW_FRIENDS: 'Followers you follow back', SELF_ONLY: 'Private' },
    allow: 'Allow others to',
    comment: 'Comment',
    duet: 'Duet',
    stitch: 'Stitch',
    caption: 'Caption',
    captionPlaceholder: 'The same for all; {name} becomes the file name',
    insertName: 'Insert {name}',
    counter: (length: number): string => `${length.toLocaleString('en')} of 2,200`,
    tooLong: 'The longest caption is over TikTok’s limit of 2,200.',
    consent: 'By posting, you agree to TikTok’s',
    consentLink: 'Music Usage Confirmation',
    minutes: 'It may take a few minutes until posts show on your profile.',
    publish: (n: number, account: string): string => `Publish ${n.toLocaleString('en')} to ${account}`,
    publishNone: 'Publish',
    why: {
      account: 'Choose an account first.',
      unusable: 'This account is disconnected. Reconnect it in your Aether dashboard.',
      nothing: 'Add videos to publish.',
      checking: 'The files are still being checked.',
      blocked: 'No file is ready: those here need attention first.',
      sent: 'Everything here is on its way or done.',
      selection: 'None of the selected files is ready.',
      audience: 'Choose who can see the posts.',
      caption: 'Shorten the caption.'
    },
    behind: (n: number): string => `${count(n, 'file')} ${n === 1 ? 'needs' : 'need'} attention and ${n === 1 ? 'stays' : 'stay'} behind.`,
    stillChecking: (n: number): string => `${count(n, 'file')} ${n === 1 ? 'is' : 'are'} still being checked and ${n === 1 ? 'stays' : 'stay'} behind.`,
    onlySelected: 'Only the selected files are sent.',
    armed: (n: number): string => `${count(n, 'video')} confirmed`,
    refused: (n: number, reason: string): string => `${count(n, 'file')} ${n === 1 ? 'was' : 'were'} not sent: ${reason}`
  },
  confirm: {
    title: (n: number, account: string): string => `Publish ${count(n, 'video')} to ${account}?`,
    audience: 'Audience',
    others: 'Others may',
    nobody: 'neither comment, duet nor stitch',
    caption: 'Caption',
    warnings: 'Worth a look before you send',
    warning: (n: number, what: string): string => `${count(n, 'file')}: ${what}`,
    noWarnings: 'No warnings.',
    practice: 'Practice mode: nothing leaves this computer.',
    cancel: 'Cancel'
  }
} as const
