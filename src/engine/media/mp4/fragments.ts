import { innerBoxes, rowsPresent, u32 } from './box.ts'
import { collectTimes, type Track } from './track.ts'

/** Optional fields in `tfhd` and `trun` (ISO/IEC 14496-12, sections 8.8.7 and 8.8.8). */
const tfhdFlags = {
  baseOffset: 0x1,
  description: 0x2,
  duration: 0x8,
  size: 0x10,
  baseIsMoof: 0x20000
} as const
const trunFlags = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  composition: 0x800
} as const

/** Adds the samples of one `moof` body, found at `moofOffset`, to its tracks. Never throws. */
export function addFragment(tracks: readonly Track[], moof: Buffer, moofOffset: number): void {
  let dataEnd = moofOffset
  for (const box of innerBoxes(moof))
    if (box.type === 'traf') dataEnd = addTrackFragment(tracks, box.body, moofOffset, dataEnd)
}

interface Defaults {
  duration: number
  sizeBytes: number
}

function addTrackFragment(
  tracks: readonly Track[],
  traf: Buffer,
  moofOffset: number,
  previousEnd: number
): number {
  const boxes = [...innerBoxes(traf)]
  const tfhd = boxes.find((box) => box.type === 'tfhd')?.body
  const track = tracks.find((one) => tfhd && one.id === u32(tfhd, 4))
  if (!tfhd || !track) return previousEnd
  const flags = u32(tfhd, 0) & 0xffffff
  const next = fieldReader(tfhd, 8)
  const base =
    flags & tfhdFlags.baseOffset
      ? next() * 2 ** 32 + next()
      : flags & tfhdFlags.baseIsMoof
        ? moofOffset
        : previousEnd
  if (flags & tfhdFlags.description) next()
  const defaults = {
    duration: flags & tfhdFlags.duration ? next() : track.defaults.duration,
    sizeBytes: flags & tfhdFlags.size ? next() : track.defaults.sizeBytes
  }
  const tfdt = boxes.find((box) => box.type === 'tfdt')?.body
  let tick = tfdt
    ? tfdt[0] === 1
      ? u32(tfdt, 4) * 2 ** 32 + u32(tfdt, 8)
      : u32(tfdt, 4)
    : track.durationTicks
  let end = base
  for (const box of boxes)
    if (box.type === 'trun')
      ({ tick, end } = addRun(track, box.body, { base, end, tick, defaults }))
  return end
}

function addRun(
  track: Track,
  trun: Buffer,
  from: { base: number; end: number; tick: number; defaults: Defaults }
): { tick: number; end: number } {
  const flags = u32(trun, 0) & 0xffffff
  const claimed = u32(trun, 4)
  const header = fieldReader(trun, 8)
  let end = flags & trunFlags.dataOffset ? from.base + (header() | 0) : from.end
  if (flags & trunFlags.firstFlags) header()
  const firstRow =
    8 +
    4 *
      (Number((flags & trunFlags.dataOffset) !== 0) + Number((flags & trunFlags.firstFlags) !== 0))
  const fields = [
    trunFlags.duration,
    trunFlags.size,
    trunFlags.flags,
    trunFlags.composition
  ].filter((flag) => flags & flag)
  let tick = from.tick
  if (fields.length === 0) {
    collectTimes(track, tick, claimed, from.defaults.duration)
    tick += claimed * from.defaults.duration
    end += claimed * from.defaults.sizeBytes
    track.samples += claimed
  }
  const rows = fields.length === 0 ? 0 : rowsPresent(claimed, trun, firstRow, 4 * fields.length)
  for (let row = 0; row < rows; row++) {
    const next = fieldReader(trun, firstRow + row * 4 * fields.length)
    const duration = flags & trunFlags.duration ? next() : from.defaults.duration
    const sizeBytes = flags & trunFlags.size ? next() : from.defaults.sizeBytes
    if (flags & trunFlags.flags) next()
    collectTimes(track, tick + (flags & trunFlags.composition ? next() | 0 : 0), 1, 0)
    tick += duration
    end += sizeBytes
  }
  track.samples += rows
  track.durationTicks += tick - from.tick
  track.endOffset = Math.max(track.endOffset, end)
  return { tick, end }
}

/**
 * Returns where the last segment listed in a `sidx` body ends, given where that box ends. Only this
 * reveals a file cut exactly between two fragments.
 */
export function endOfListedSegments(sidx: Buffer, sidxEnd: number): number {
  const long = sidx[0] === 1
  const firstOffset = long ? u32(sidx, 20) * 2 ** 32 + u32(sidx, 24) : u32(sidx, 16)
  const firstRow = long ? 32 : 24
  const rows = rowsPresent(u32(sidx, firstRow - 4) & 0xffff, sidx, firstRow, 12)
  let end = sidxEnd + firstOffset
  for (let row = 0; row < rows; row++) end += u32(sidx, firstRow + row * 12) & 0x7fffffff
  return rows === 0 ? 0 : end
}

function fieldReader(body: Buffer, start: number): () => number {
  let at = start - 4
  return () => u32(body, (at += 4))
}
