import { longestHeaderBytes, readBoxHeader, type BoxHeader } from './box.ts'
import type { ByteReader } from './byte-reader.ts'
import { addFragment, endOfListedSegments } from './fragments.ts'
import { readVideoIndex, type VideoIndex } from './sample-tables.ts'
import type { Track } from './track.ts'

/** Larger indexes are not read: ten minutes need under 1 MiB, and memory must stay bounded. */
const largestIndexBytes = 32 * 1024 * 1024
const largestFragmentBytes = 4 * 1024 * 1024
/** Ten minutes at 60 fps with one fragment per frame are 72,000 boxes. */
const mostBoxes = 400_000

/** Boxes that only appear if more video follows. */
const fragmentParts = new Set(['moof', 'mdat', 'styp', 'sidx', 'emsg', 'prft', 'moov'])

/** Why a video is incomplete. `missingBytes` counts the bytes missing from the file, if known. */
export type Damage =
  | { kind: 'cut'; box: string; missingBytes: number }
  | { kind: 'no-index' }
  | { kind: 'no-samples'; initSegment: boolean }
  | { kind: 'endless' }

/** Facts from the boxes of an MP4 or MOV file, without decoding a frame. */
export interface BoxWalk {
  damage: Damage | null
  fragmented: boolean
  tracks: Track[]
}

interface Progress {
  index: VideoIndex | null
  /** Whether there is a `moov` too large to read. */
  indexSkipped: boolean
  fragments: number
  segmentsEnd: number
  stop:
    | { kind: 'end' | 'endless' }
    | { kind: 'junk'; offset: number }
    | { kind: 'cut'; box: string; offset: number; missingBytes: number }
}

/**
 * Walks the top-level boxes of an MP4 or MOV file and reads its index: headers and tables, no
 * video. Finds what ffprobe ignores: a missing tail, an index without samples, a cut fragment.
 * Bytes after a complete video are no damage. Bounded in reads and memory for any input.
 */
export async function walkBoxes(reader: ByteReader, signal?: AbortSignal): Promise<BoxWalk> {
  const progress: Progress = {
    index: null,
    indexSkipped: false,
    fragments: 0,
    segmentsEnd: 0,
    stop: { kind: 'endless' }
  }
  let offset = 0
  for (let count = 0; count < mostBoxes; count++) {
    signal?.throwIfAborted()
    const step = await readStep(reader, offset)
    if ('stop' in step) {
      progress.stop = step.stop
      break
    }
    await take(reader, progress, step, offset)
    offset = step.end
  }
  return {
    damage: damageOf(progress, reader.sizeBytes),
    fragmented: progress.fragments > 0,
    tracks: progress.index?.tracks ?? []
  }
}

type Step = { header: BoxHeader; end: number } | { stop: Progress['stop'] }

async function readStep(reader: ByteReader, offset: number): Promise<Step> {
  if (offset >= reader.sizeBytes) return { stop: { kind: 'end' } }
  const header = readBoxHeader(await reader.read(offset, longestHeaderBytes))
  if (header === null || header === 'short') return { stop: { kind: 'junk', offset } }
  const end = header.sizeBytes === null ? reader.sizeBytes : offset + header.sizeBytes
  if (end > reader.sizeBytes)
    return { stop: { kind: 'cut', box: header.type, offset, missingBytes: end - reader.sizeBytes } }
  return { header, end }
}

async function take(
  reader: ByteReader,
  progress: Progress,
  step: { header: BoxHeader; end: number },
  offset: number
): Promise<void> {
  const { header, end } = step
  const bodyBytes = end - offset - header.headerBytes
  const body = () => reader.read(offset + header.headerBytes, bodyBytes)
  if (header.type === 'moov' && !progress.index) {
    if (bodyBytes > largestIndexBytes) progress.indexSkipped = true
    else progress.index = readVideoIndex(await body())
  }
  if (header.type === 'sidx' && bodyBytes <= largestFragmentBytes) {
    progress.segmentsEnd = Math.max(progress.segmentsEnd, endOfListedSegments(await body(), end))
  }
  if (header.type === 'moof') {
    progress.fragments++
    if (progress.index && bodyBytes <= largestFragmentBytes)
      addFragment(progress.index.tracks, await body(), offset)
  }
}

function damageOf(progress: Progress, sizeBytes: number): Damage | null {
  const { index, stop } = progress
  if (!index && !progress.indexSkipped) {
    return stop.kind === 'cut' && stop.box === 'moov'
      ? { kind: 'cut', box: 'moov', missingBytes: stop.missingBytes }
      : { kind: 'no-index' }
  }
  const videoEnd = Math.max(
    progress.segmentsEnd,
    ...(index?.tracks ?? []).map((track) => track.endOffset)
  )
  if (stop.kind === 'cut' && !isBehindVideo(progress, stop, videoEnd))
    return { kind: 'cut', box: stop.box, missingBytes: stop.missingBytes }
  if (index && !index.packed && !hasSamples(index.tracks))
    return { kind: 'no-samples', initSegment: index.fragmented }
  if (videoEnd > sizeBytes) return { kind: 'cut', box: 'mdat', missingBytes: videoEnd - sizeBytes }
  return stop.kind === 'endless' ? { kind: 'endless' } : null
}

/** A box that extends past the end is harmless if the whole video lies before it. */
function isBehindVideo(
  progress: Progress,
  stop: { box: string; offset: number },
  videoEnd: number
): boolean {
  if (
    !progress.index ||
    progress.index.packed ||
    !hasSamples(progress.index.tracks) ||
    videoEnd > stop.offset
  )
    return false
  return !(progress.fragments > 0 || progress.index.fragmented) || !fragmentParts.has(stop.box)
}

/** Checks the picture tracks; in a video without any, the sound tracks. */
function hasSamples(tracks: readonly Track[]): boolean {
  const pictures = tracks.filter((track) => track.handler === 'vide')
  return (pictures.length > 0 ? pictures : tracks).some((track) => track.samples > 0)
}
