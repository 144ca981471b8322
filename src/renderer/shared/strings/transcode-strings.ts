import type { CopyStepKind } from '../../../contract/media/transcode.ts'
import { count, grouped } from '../format.ts'

const kinds: Record<CopyStepKind, string> = {
  container: 'MP4 file',
  codec: 'Picture coded as H.264',
  frame: 'Upright picture',
  scale: 'Another size',
  'frame-rate': 'Even frame rate',
  'dynamic-range': 'Standard colours instead of HDR',
  chroma: 'Usual colour format',
  deinterlace: 'No comb edges',
  sound: 'AAC sound',
  trim: 'Cut at the end',
  bitrate: 'Below 4 GB'
}

/** Copies that fit: what is asked, what goes on, what came of it. */
export const transcodeStrings = {
  copies: {
    make: 'Make a copy that fits…',
    makeMany: (n: number) => (n === 1 ? 'Make a copy…' : `Make ${grouped(n)} copies…`),
    title: (n: number, name: string) =>
      n === 1 ? `Make a copy of ${name} that fits` : `Make copies of ${count(n, 'file')} that fit`,
    intro: (n: number) =>
      n === 1
        ? 'Your file stays as it is. The copy takes its place in this list and keeps its caption.'
        : 'Your files stay as they are. Each copy takes the place of its file in this list and keeps its caption.',
    looking: 'Looking at what has to change…',
    shape: 'How the picture becomes upright',
    modes: { blur: 'Blurred bars', pad: 'Black bars', crop: 'Middle only' },
    modeHints: {
      blur: 'All of the picture, a blurred enlargement behind',
      pad: 'All of the picture, black around it',
      crop: 'Fills the screen; the sides are cut off'
    },
    trimIt: 'Cut it at the end',
    trim: (n: number) => `Cut ${count(n, 'file')} at the end`,
    trimHint:
      'The copy has the first part, as long as this account may post. To keep another part, cut the clip in your editor.',
    trimNeeded: 'Without this there is no copy. To keep another part, cut the clip in your editor.',
    changes: 'What changes',
    kinds,
    counted: (change: string, n: number) => `${change}: ${count(n, 'file')}`,
    nothing: 'There is nothing that a copy would mend.',
    nothingOf: (n: number) => `${count(n, 'file')} ${n === 1 ? 'needs' : 'need'} no copy.`,
    tooLong: (n: number) =>
      `${count(n, 'file')} ${n === 1 ? 'stays too long and gets' : 'stay too long and get'} no copy.`,
    cannot: 'No copy helps here',
    more: (n: number) => `and ${count(n, 'other')}`,
    where: (name: string, folder: string) => `The copy is called “${name}” and goes to ${folder}.`,
    whereMany: (folder: string | null) =>
      folder === null
        ? 'Each copy goes beside its file, with “(9x16)” in its name.'
        : `The copies go to ${folder}, with “(9x16)” in their names.`,
    onlyFirst: (most: number) =>
      `These are the first ${grouped(most)}; make the others afterwards.`,
    start: (n: number) => (n <= 1 ? 'Make the copy' : `Make ${grouped(n)} copies`),
    cancel: 'Cancel',
    close: 'Close',
    busyTitle: (n: number) => (n === 1 ? 'Making the copy' : 'Making the copies'),
    progress: (done: number, n: number, name: string) =>
      n === 1 ? name : `${done + 1} of ${grouped(n)}: ${name}`,
    progressOf: (name: string) => `Copy of ${name}`,
    percent: (n: number) => `${n} %`,
    busyHint: 'You can go on working. Copies that are complete stay if you cancel.',
    hide: 'Hide',
    show: 'Show',
    stripLabel: 'Copies that are being made',
    made: (n: number, name: string | null) =>
      name === null ? `${count(n, 'copy', 'copies')} made` : `Made ${name}`,
    cancelled: 'Stopped making copies. Nothing half-done was kept.',
    resultTitle: (made: number, n: number) =>
      made === 0 ? 'No copy was made' : `${grouped(made)} of ${count(n, 'copy', 'copies')} made`,
    resultHint: 'Your own files are as they were.'
  }
} as const
