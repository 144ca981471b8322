import { isUtf8 } from 'node:buffer'
import { sep } from 'node:path'

/** The longest name that the usual file systems accept, in bytes. */
const longestNameBytes = 255
const mark = ' (9x16)'
const madeByUs = / \(9x16\)(?: \d{1,6})?\.mp4$/

/** Whether the name is that of a copy made by this app, which is not used as a source again. */
export function isCopyName(name: string): boolean {
  return madeByUs.test(name)
}

/** Splits a path into folder and name, as bytes. A path without a folder is in `.`. */
export function splitPath(rawPath: Buffer): { folder: Buffer; name: Buffer } {
  const at = Math.max(rawPath.lastIndexOf('/'), sep === '/' ? -1 : rawPath.lastIndexOf(sep))
  if (at === -1) return { folder: Buffer.from('.'), name: rawPath }
  return { folder: rawPath.subarray(0, Math.max(1, at)), name: rawPath.subarray(at + 1) }
}

/** "clip.mov" becomes "clip (9x16).mp4", the second "clip (9x16) 2.mp4". Cut to a valid length. */
export function copyName(sourceName: Buffer, number: number): Buffer {
  const ending = Buffer.from(`${mark}${number === 1 ? '' : ` ${number}`}.mp4`)
  const dot = sourceName.lastIndexOf('.')
  const stem = dot > 0 ? sourceName.subarray(0, dot) : sourceName
  return Buffer.concat([cutTo(stem, longestNameBytes - ending.length), ending])
}

/** Cuts between characters, if the name has valid ones. */
function cutTo(stem: Buffer, mostBytes: number): Buffer {
  if (stem.length <= mostBytes) return stem
  let end = mostBytes
  if (isUtf8(stem)) while (end > 0 && ((stem[end] ?? 0) & 0xc0) === 0x80) end--
  return stem.subarray(0, end)
}

export function joinPath(folder: Buffer, name: Buffer): Buffer {
  const last = folder.at(-1)
  return last === 0x2f || last === sep.charCodeAt(0)
    ? Buffer.concat([folder, name])
    : Buffer.concat([folder, Buffer.from(sep), name])
}
