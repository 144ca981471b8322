import type { CopyStepKind } from '../../../contract/conform.ts'
import { count } from '../format.ts'

const kinds: Record<CopyStepKind, string> = {
  container: 'become MP4 files', codec: 'get a codec that can be posted', frame: 'become upright', scale: 'get another size', 'frame-rate': 'get an even frame rate',
  'dynamic-range': 'lose HDR, so that colours look right', chroma: 'get usual colours', deinterlace: 'lose comb edges', sound: 'get AAC sound', trim: 'are cut at the end', bitrate: 'become smaller than 4 GB'
}

/** Copies that fit: what is asked, what goes on, what came of it. */
export const conformStrings = {
  copies: {
    make: 'Make a copy that fits…',
    makeMany: (n: number): string => (n === 1 ? 'Make a copy…' : `Make ${n.toLocaleString('en')} copies…`),
    title: (n: number, name: string): string => (n === 1 ? `Make a copy of ${name} that fits` : `Make copies of ${count(n, 'file')} that fit`),
    intro: (n: number): string => (n === 1 ? 'Your file stays as it is. The copy takes its place in this list and keeps its caption.' : 'Your files stay as they are. Each copy takes the place of its file in this list and keeps its caption.'),
    looking: 'Looking at what has to change…',
    shape: 'How the picture becomes upright',
    modes: { blur: 'Blurred background', pad: 'Black bars', crop: 'Middle only' },
    modeHints: { blur: 'All of the picture, a blurred enlargement behind', pad: 'All of the picture, black around it', crop: 'Fills the screen; the sides are cut off' },
    trim: (n: number): string => (n === 1 ? 'Cut it at the end' : `Cut ${count(n, 'file')} at the end`),
    trimHint: 'The copy has the first part, as long as this account may post. To keep another part, cut the clip in your editor.',
    trimNeeded: 'It is too long for this account. Let its end be cut off, or cut it in your editor.',
    changes: 'What changes',
    kinds,
    counted: (n: number, kind: CopyStepKind): string => `${n.toLocaleString('en')} ${kinds[kind]}`,
    nothing: (n: number): string => (n === 1 ? 'There is nothing that a copy would mend.' : `${count(n, 'file')} need no copy.`),
    tooLong: (n: number): string => `${count(n, 'file')} stay too long and get no copy.`,
    cannot: 'No copy helps here',
    more: (n: number): string => `and ${count(n, 'other')}`,
    where: (name: string, folder: string): string => `The copy is called “${name}” and goes to ${folder}.`,
    whereMany: (folder: string | null): string => (folder === null ? 'Each copy goes beside its file, with “(9x16)” in its name.' : `The copies go to ${folder}, with “(9x16)” in their names.`),
    onlyFirst: (most: number): string => `These are the first ${most.toLocaleString('en')}; make the others afterwards.`,
    start: (n: number): string => (n <= 1 ? 'Make the copy' : `Make ${n.toLocaleString('en')} copies`),
    cancel: 'Cancel',
    close: 'Close',
    busyTitle: (n: number): string => (n === 1 ? 'Making the copy' : 'Making the copies'),
    progress: (done: number, n: number, name: string): string => (n === 1 ? name : `${done + 1} of ${n.toLocaleString('en')}: ${name}`),
    progressOf: (name: string): string => `Copy of ${name}`,
    percent: (n: number): string => `${n} %`,
    busyHint: 'You can go on working. Copies that are complete stay if you cancel.',
    hide: 'Hide',
    show: 'Show',
    stop: 'Stop making copies',
    stripLabel: 'Copies that are being made',
    made: (n: number, name: string | null): string => (name === null ? `${count(n, 'copy', 'copies')} made` : `Made ${name}`),
    cancelled: 'Stopped making copies. Nothing half-done was kept.',
    resultTitle: (made: number, n: number): string => (made === 0 ? 'No copy was made' : `${made.toLocaleString('en')} of ${count(n, 'copy', 'copies')} made`),
    resultHint: 'Your own files are as they were.'
  }
} as const
