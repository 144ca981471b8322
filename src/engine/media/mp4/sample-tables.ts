import { findBox, innerBoxes, rowsPresent, u32 } from './box.ts'
import { collectTimes, type Track } from './track.ts'

/** The content of a `moov` box. */
export interface VideoIndex {
  tracks: Track[]
  /** Whether the box announces fragments (`mvex`). */
  fragmented: boolean
  /** Whether the box is compressed (`cmov`), so that its tracks cannot be read. */
  packed: boolean
}

/** Further tracks are ignored: no video has this many, and each is compared with all others. */
const mostTracks = 256

/** Reads a `moov` body. Never throws: missing or out-of-range values count as absent. */
export function readVideoIndex(moov: Buffer): VideoIndex {
  const index: VideoIndex = { tracks: [], fragmented: false, packed: false }
  for (const box of innerBoxes(moov)) {
    if (box.type === 'trak' && index.tracks.length < mostTracks)
      index.tracks.push(
        readTrack(box.body, !index.tracks.some((track) => track.handler === 'vide'))
      )
    if (box.type === 'cmov') index.packed = true
    if (box.type === 'mvex') index.fragmented = true
  }
  const mvex = findBox(moov, 'mvex')
  if (mvex)
    for (const box of innerBoxes(mvex))
      if (box.type === 'trex') applyDefaults(index.tracks, box.body)
  return index
}

function applyDefaults(tracks: Track[], trex: Buffer): void {
  const track = tracks.find((one) => one.id === u32(trex, 4))
  if (track) track.defaults = { duration: u32(trex, 12), sizeBytes: u32(trex, 16) }
}

/** Keeps times of the first picture track only, so memory does not grow with the tracks. */
function readTrack(trak: Buffer, isFirstPicture: boolean): Track {
  const tkhd = findBox(trak, 'tkhd')
  const mdhd = findBox(trak, 'mdia', 'mdhd')
  const handler = findBox(trak, 'mdia', 'hdlr')?.toString('latin1', 8, 12) ?? ''
  const stbl = findBox(trak, 'mdia', 'minf', 'stbl')
  const track: Track = {
    id: tkhd ? u32(tkhd, tkhd[0] === 1 ? 20 : 12) : 0,
    handler,
    timescale: mdhd ? u32(mdhd, mdhd[0] === 1 ? 20 : 12) : 0,
    samples: 0,
    durationTicks: 0,
    endOffset: 0,
    timesTicks: handler === 'vide' && isFirstPicture ? [] : null,
    defaults: { duration: 0, sizeBytes: 0 }
  }
  if (stbl) readTables(track, stbl)
  return track
}

function readTables(track: Track, stbl: Buffer): void {
  const boxes = new Map<string, Buffer>()
  for (const box of innerBoxes(stbl)) if (!boxes.has(box.type)) boxes.set(box.type, box.body)
  const sizes = sizeTable(boxes)
  track.samples = sizes.count
  readTimes(track, boxes.get('stts'), boxes.get('ctts'))
  track.endOffset = endOfLastChunk(boxes, sizes)
}

const noTable = Buffer.alloc(0)

interface SizeTable {
  count: number
  /** Bytes of `count` samples from `first` (0-based) on. */
  sum(first: number, count: number): number
}

function sizeTable(boxes: Map<string, Buffer>): SizeTable {
  const stsz = boxes.get('stsz')
  const stz2 = boxes.get('stz2')
  if (!stsz)
    return {
      count: stz2 ? rowsPresent(u32(stz2, 8), stz2, 12, (stz2[7] ?? 8) / 8 || 1) : 0,
      sum: () => 0
    }
  const uniform = u32(stsz, 4)
  const claimed = u32(stsz, 8)
  if (uniform > 0) return { count: claimed, sum: (_first, count) => uniform * count }
  return {
    count: rowsPresent(claimed, stsz, 12, 4),
    sum(first, count) {
      const last = Math.min(first + count, rowsPresent(claimed, stsz, 12, 4))
      let bytes = 0
      for (let n = first; n < last; n++) bytes += u32(stsz, 12 + n * 4)
      return bytes
    }
  }
}

/** Computes decoding times from `stts` and shifts them by `ctts` to presentation times. */
function readTimes(track: Track, stts: Buffer = noTable, ctts: Buffer = noTable): void {
  const rows = rowsPresent(u32(stts, 4), stts, 8, 8)
  let tick = 0
  for (let row = 0; row < rows; row++) {
    const count = u32(stts, 8 + row * 8)
    const step = u32(stts, 12 + row * 8)
    collectTimes(track, tick, count, step)
    tick += count * step
  }
  track.durationTicks = tick
  const times = track.timesTicks
  if (!times) return
  let sample = 0
  for (let row = 0; row < rowsPresent(u32(ctts, 4), ctts, 8, 8); row++) {
    const end = Math.min(times.length, sample + u32(ctts, 8 + row * 8))
    // Signed in version 1, but also written as signed in version 0.
    const offset = ctts.readInt32BE(12 + row * 8)
    for (; sample < end; sample++) times[sample] = (times[sample] ?? 0) + offset
  }
}

/** Returns where the last chunk in the file ends. */
function endOfLastChunk(boxes: Map<string, Buffer>, sizes: SizeTable): number {
  const furthest = furthestChunk(boxes.get('stco'), boxes.get('co64'))
  const stsc = boxes.get('stsc')
  if (!furthest || !stsc || sizes.count === 0) return 0
  let first = 0
  const rows = rowsPresent(u32(stsc, 4), stsc, 8, 12)
  for (let row = 0; row < rows; row++) {
    const startChunk = u32(stsc, 8 + row * 12) - 1
    const perChunk = u32(stsc, 12 + row * 12)
    const nextChunk = row + 1 < rows ? u32(stsc, 20 + row * 12) - 1 : Number.POSITIVE_INFINITY
    if (furthest.number < nextChunk) {
      first += Math.max(0, furthest.number - startChunk) * perChunk
      const count = Math.max(0, Math.min(perChunk, sizes.count - first))
      return furthest.offset + sizes.sum(first, count)
    }
    first += Math.max(0, nextChunk - startChunk) * perChunk
  }
  return 0
}

function furthestChunk(
  stco: Buffer | undefined,
  co64: Buffer | undefined
): { number: number; offset: number } | null {
  const table = co64 ?? stco
  if (!table) return null
  const rowBytes = co64 ? 8 : 4
  let furthest: { number: number; offset: number } | null = null
  for (let row = 0; row < rowsPresent(u32(table, 4), table, 8, rowBytes); row++) {
    const at = 8 + row * rowBytes
    const offset = co64 ? Number(co64.readBigUInt64BE(at)) : u32(table, at)
    if (!furthest || offset > furthest.offset) furthest = { number: row, offset }
  }
  return furthest
}
