/** One box of an ISO base media file (ISO/IEC 14496-12, section 4.2), according to its header. */
export interface BoxHeader {
  type: string
  headerBytes: number
  /** Includes the header; null means "to the end of the file". */
  sizeBytes: number | null
}

/** Longest header: 32-bit size, type, 64-bit size. */
export const longestHeaderBytes = 16

/**
 * Reads a box header at the start of `bytes`. `null`: these bytes cannot be one (a type that is not
 * four printable characters, a size smaller than the header); 'short': too few bytes to decide.
 */
export function readBoxHeader(bytes: Buffer): BoxHeader | 'short' | null {
  if (bytes.length < 8) return 'short'
  if (!isBoxType(bytes)) return null
  const type = bytes.toString('latin1', 4, 8)
  const size = bytes.readUInt32BE(0)
  if (size === 0) return { type, headerBytes: 8, sizeBytes: null }
  if (size !== 1) return size < 8 ? null : { type, headerBytes: 8, sizeBytes: size }
  if (bytes.length < 16) return 'short'
  const large = Number(bytes.readBigUInt64BE(8))
  return large < 16 ? null : { type, headerBytes: 16, sizeBytes: large }
}

/** Four printable characters; QuickTime's user data also uses the copyright sign. */
function isBoxType(bytes: Buffer): boolean {
  for (let at = 4; at < 8; at++) {
    const code = bytes[at] ?? 0
    if (code !== 0xa9 && (code < 0x20 || code > 0x7e)) return false
  }
  return true
}

/** A box inside a parent that is in memory. */
export interface InnerBox {
  type: string
  body: Buffer
}

/** Yields the boxes inside `body` that are valid; cuts one that extends past its parent. */
export function* innerBoxes(body: Buffer): Generator<InnerBox> {
  let at = 0
  while (at + 8 <= body.length) {
    const header = readBoxHeader(body.subarray(at, at + longestHeaderBytes))
    if (header === null || header === 'short') return
    const end =
      header.sizeBytes === null ? body.length : Math.min(body.length, at + header.sizeBytes)
    yield { type: header.type, body: body.subarray(at + header.headerBytes, end) }
    at = end
  }
}

/** Returns the first box along `path` (types, outermost first), or null. */
export function findBox(body: Buffer, ...path: string[]): Buffer | null {
  let current = body
  for (const type of path) {
    const next = firstOf(current, type)
    if (!next) return null
    current = next
  }
  return current
}

function firstOf(body: Buffer, type: string): Buffer | null {
  for (const box of innerBoxes(body)) if (box.type === type) return box.body
  return null
}

/** Returns the number of complete table rows present, however many the box claims. */
export function rowsPresent(
  claimed: number,
  body: Buffer,
  firstRow: number,
  rowBytes: number
): number {
  return Math.max(0, Math.min(claimed, Math.floor((body.length - firstRow) / rowBytes)))
}

/** `readUInt32BE` that returns zero past the end. */
export function u32(body: Buffer, at: number): number {
  return at >= 0 && at + 4 <= body.length ? body.readUInt32BE(at) : 0
}
