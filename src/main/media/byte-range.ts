/** The bytes to send; `end` is the last one. `none`: the requested range does not exist. */
export type ByteRange =
  | { kind: 'whole' }
  | { kind: 'part'; start: number; end: number }
  | { kind: 'none' }

/**
 * Reads a `Range` header by RFC 9110, section 14. Several ranges, or none in bytes, get the whole,
 * as the RFC allows. Numbers may be of any length (14.1.1): floating point keeps their order.
 * @param header null if absent
 */
export function readRange(header: string | null, sizeBytes: number): ByteRange {
  const [, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return { kind: 'whole' }
  if (first === '') return suffix(Number(last), sizeBytes)
  const start = Number(first)
  if (last !== '' && Number(last) < start) return { kind: 'whole' }
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  return start >= sizeBytes ? { kind: 'none' } : { kind: 'part', start, end }
}

function suffix(length: number, sizeBytes: number): ByteRange {
  if (length === 0 || sizeBytes === 0) return { kind: 'none' }
  return { kind: 'part', start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 }
}
