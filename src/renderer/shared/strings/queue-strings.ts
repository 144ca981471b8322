import { count } from '../format.ts'

/** The list, its tabs, banners and totals. */
export const queueStrings = {
  queue: {
    label: 'Queue',
    views: 'Show',
    addFiles: 'Add files',
    addFolder: 'Add folder',
    pause: 'Pause',
    pauseHint: 'Stops uploads now; a post that is being created may finish',
    resume: 'Resume',
    selectAll: 'Select all files in this view',
    select: (name: string): string => `Select ${name}`,
    selected: (n: number): string => `${n} selected`,
    clearSelection: 'Clear selection',
    remove: 'Remove',
    removeSelected: 'Remove selected',
    retryFailed: (n: number): string => (n === 1 ? 'Retry failed file' : `Retry ${n} failed files`),
    clearFinished: 'Clear finished',
    nothingHere: 'Nothing in this view.',
    filters: { all: 'All', attention: 'Needs attention', queue: 'Queue', scheduled: 'Scheduled', published: 'Published', failed: 'Failed' },
    drop: (n: number): string => (n === 0 ? 'Add to the queue' : `Add ${count(n, 'item')} to the queue`),
    dropHint: 'Videos and folders. Nothing is sent before you confirm.',
    dropNoAccount: 'Choose an account first',
    otherRunner: 'Another program sends from this queue at the moment; changes made here are handed to it.'
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
    added: (n: number): string => `Added ${count(n, 'file')}`,
    nothing: 'Nothing was added',
    again: (n: number): string => `${count(n, 'file')} already in the queue`,
    settled: (n: number): string => `${count(n, 'file')} already posted or being posted`,
    left: (n: number): string => `${count(n, 'file')} skipped: not a video or not readable`
  },
  audience: {
    label: 'Check the audience',
    sent: (name: string, audience: string): string => `One post was sent for “${audience}” (${name}). Aether did not say whether it took that choice, so the others wait: please look at the post on TikTok.`,
    differs: (name: string): string => `Aether answered with another audience or other options than you chose for ${name}. Look at this post on TikTok now; nothing else is sent.`,
    unseen: 'A post was sent before these. Look at it on TikTok: the others wait until you say that its audience is as you chose.',
    noLink: 'The link comes when TikTok has published it.',
    asChosen: 'It is as I chose'
  },
  footer: {
    label: 'Totals',
    idle: (n: number, size: string): string => `${count(n, 'file')}, ${size}`,
    done: (done: number, all: number): string => `${done.toLocaleString('en')} of ${all.toLocaleString('en')} done`,
    bytes: (sent: string, all: string): string => `${sent} of ${all}`,
    speed: (size: string): string => `${size}/s`,
    left: (time: string): string => `${time} left`,
    calls: (n: number): string => `${count(n, 'API call')} this month`
  }
} as const
